package org.hiphooks.pages;

/**
 * A point in time as it stands on a page.
 *
 * @param machine for {@code <time datetime>}; empty if it could not be read
 * @param text for instance {@code 31 May 2026}; empty if nothing is recorded
 * @param hint how long ago, for instance {@code (yesterday)}; empty if that is of no use
 */
public record When(String machine, String text, String hint) {

  /** Nothing recorded. */
  public static final When NONE = new When("", "", "");
}
