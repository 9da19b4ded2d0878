package org.hiphooks.explain;

import org.hiphooks.cdshooks.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * An input of which another value would change which cards are shown.
 *
 * @param input the input
 * @param worst level of the most urgent card that could appear; null if cards could only go
 * @param isRecorded whether a value of it is recorded now
 */
public record Effect(String input, @Nullable Indicator worst, boolean isRecorded) {

  /** The larger, the more urgent what could appear. */
  public int danger() {
    return worst == null ? 0 : 1 + worst.ordinal();
  }
}
