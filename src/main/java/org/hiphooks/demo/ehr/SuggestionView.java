package org.hiphooks.demo.ehr;

import java.util.List;

/**
 * One proposed action of a card.
 *
 * @param uuid how the card names it
 * @param label what would be drafted
 * @param icon symbol of what it does
 * @param open whether it can still be taken
 * @param drafted references of what was drafted, for instance {@code ServiceRequest/31}
 * @param changed references of what was changed
 * @param removed references of what was removed
 * @param failure message key of why the last try failed; empty if it did not
 * @param isSettled whether what it would change is no draft any more
 */
public record SuggestionView(
    String uuid,
    String label,
    String icon,
    boolean open,
    List<String> drafted,
    List<String> changed,
    List<String> removed,
    String failure,
    boolean isSettled) {

  /** Defensive copies. */
  public SuggestionView {
    drafted = List.copyOf(drafted);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /** Whether it was taken. */
  public boolean isTaken() {
    return !drafted.isEmpty() || !changed.isEmpty() || !removed.isEmpty();
  }

  /** Whether it is to be seen without unfolding. */
  public boolean hasNews() {
    return isTaken() || !failure.isEmpty();
  }
}
