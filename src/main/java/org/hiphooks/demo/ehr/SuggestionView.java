package org.hiphooks.demo.ehr;

/**
 * One proposed action of a card.
 *
 * @param uuid how the card names it
 * @param label what would be drafted
 * @param drafted references of what was drafted, for instance {@code ServiceRequest/31}; empty if
 *     nothing was
 * @param open whether it can still be drafted
 * @param failed whether the last try failed
 */
public record SuggestionView(
    String uuid, String label, String drafted, boolean open, boolean failed) {

  /** Whether it was drafted. */
  public boolean isDrafted() {
    return !drafted.isEmpty();
  }
}
