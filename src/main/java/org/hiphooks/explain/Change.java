package org.hiphooks.explain;

import java.util.List;

/**
 * One thing that would be recorded otherwise, and what then is shown.
 *
 * @param input the input
 * @param value the value it would have: Boolean, Integer, BigDecimal or String
 * @param words the finding in plain words
 * @param caution what to heed before it is examined; empty if nothing
 * @param recorded whether another value of it is recorded now
 * @param appears cards that would be shown then and are not now, as rule and level
 * @param goes cards that are shown now and would not be then
 * @param step step of the ladder then, in words; empty if none or unchanged
 */
public record Change(
    String input,
    Object value,
    String words,
    String caution,
    boolean recorded,
    List<String> appears,
    List<String> goes,
    String step) {

  /** Defensive copies. */
  public Change {
    appears = List.copyOf(appears);
    goes = List.copyOf(goes);
  }
}
