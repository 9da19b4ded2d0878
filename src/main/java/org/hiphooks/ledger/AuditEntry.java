package org.hiphooks.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One administration act. Entries are numbered without gaps and chained: each carries a keyed hash
 * over itself and the one before.
 *
 * @param number from 1
 * @param at when
 * @param who who
 * @param action what was done, such as {@code mode}
 * @param subject to what
 * @param before how it was; empty if nothing was there
 * @param after how it is
 * @param reason why
 * @param until until when; null = for good
 * @param chain keyed hash over this entry and the one before
 */
public record AuditEntry(
    long number,
    Instant at,
    String who,
    String action,
    String subject,
    String before,
    String after,
    String reason,
    @Nullable Instant until,
    String chain) {

  /** What the chain covers. */
  public String covered() {
    return String.join(
        "\u001f",
        String.valueOf(number),
        String.valueOf(at.toEpochMilli()),
        who,
        action,
        subject,
        before,
        after,
        reason,
        until == null ? "" : String.valueOf(until.toEpochMilli()));
  }
}
