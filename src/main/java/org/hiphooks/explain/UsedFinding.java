package org.hiphooks.explain;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A finding that made a rule true.
 *
 * @param input its input
 * @param words finding and value in plain words
 * @param at when; null if undated or worked out
 * @param source reference of its record; empty if worked out
 * @param because why it counts, such as how old it may be; empty if there is nothing to say
 */
public record UsedFinding(
    String input, String words, @Nullable OffsetDateTime at, String source, String because) {

  /** The input only. */
  @Override
  public String toString() {
    return input;
  }
}
