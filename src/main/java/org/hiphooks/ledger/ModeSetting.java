package org.hiphooks.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mode that is set.
 *
 * @param target for what
 * @param mode which
 * @param since since when
 * @param who who set it
 * @param reason why
 * @param until when it ends; null = it stays
 * @param former what holds again when it has ended
 */
public record ModeSetting(
    ModeTarget target,
    Mode mode,
    Instant since,
    String who,
    String reason,
    @Nullable Instant until,
    Mode former) {

  /** The mode at a time: after its end, the former one. */
  public Mode at(Instant now) {
    return hasEnded(now) ? former : mode;
  }

  /** Whether its time is over. */
  public boolean hasEnded(Instant now) {
    return until != null && !until.isAfter(now);
  }
}
