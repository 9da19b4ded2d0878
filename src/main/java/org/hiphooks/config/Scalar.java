package org.hiphooks.config;

/**
 * A value as written.
 *
 * @param text the value
 * @param place where it stands: {@code file:line}, or the environment variable
 */
public record Scalar(String text, String place) {

  /** A problem with this value. */
  public SettingsProblem problem(String message) {
    return new SettingsProblem(place, message);
  }
}
