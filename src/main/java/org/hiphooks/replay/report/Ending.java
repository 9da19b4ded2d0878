package org.hiphooks.replay.report;

import java.time.Duration;

/**
 * How a replay ended.
 *
 * @param complete whether everything that was given was replayed or named as left out
 * @param why in words, if it is not complete; otherwise empty
 * @param duration from the first visit to the last
 */
public record Ending(boolean complete, String why, Duration duration) {

  /** Why a report is not complete that somebody ended. */
  public static final String STOPPED = "stopped with Ctrl-C or by the system";

  /** Visits a second. */
  public double rate(long visits) {
    double seconds = duration.toNanos() / 1e9;
    return seconds <= 0 ? 0 : visits / seconds;
  }
}
