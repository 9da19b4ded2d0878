package org.hiphooks.explain;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A record that carries an input and was not used for it.
 *
 * @param input its input
 * @param noun what it is about, in plain words
 * @param source reference of the record; empty if it has no id
 * @param at when; null if undated
 * @param reason code of the reason, as the reading library gives it
 * @param words the reason in plain words
 */
public record UnusedRecord(
    String input,
    String noun,
    String source,
    @Nullable OffsetDateTime at,
    String reason,
    String words) {

  /** Input and reason only. */
  @Override
  public String toString() {
    return input + ' ' + reason;
  }
}
