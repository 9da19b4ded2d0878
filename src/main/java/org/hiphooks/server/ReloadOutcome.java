package org.hiphooks.server;

import java.time.Instant;
import java.util.List;

/**
 * What became of a reload.
 *
 * @param at when it ended
 * @param isTaken whether what was loaded answers from now on
 * @param contentHash the content that answers from now on
 * @param problems why it was not taken: words about the authors' and operators' files
 */
public record ReloadOutcome(
    Instant at, boolean isTaken, String contentHash, List<String> problems) {

  /** Defensive copy. */
  public ReloadOutcome {
    problems = List.copyOf(problems);
  }
}
