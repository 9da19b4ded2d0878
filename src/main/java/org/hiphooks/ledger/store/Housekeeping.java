package org.hiphooks.ledger.store;

import java.time.Instant;
import java.util.Optional;
import org.hiphooks.ledger.AuditEntry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Deletes what must not be kept for ever, and what a patient wants to be forgotten. */
public final class Housekeeping {

  private static final String OLD_FIRINGS =
      "delete from firing where call_id in (select id from hook_call where at_ms < :before)";
  private static final String OLD_CALLS = "delete from hook_call where at_ms < :before";
  private static final String OLD_FEEDBACK = "delete from feedback where received_ms < :before";
  private static final String OLD_COMMENTS =
      "update feedback set sealed_comment = null"
          + " where sealed_comment is not null and received_ms < :before";

  private static final String TOMBSTONE =
      "insert into forgotten (patient, at_ms) values (:patient, :at)"
          + " on conflict (patient) do update set at_ms = excluded.at_ms";

  /** A card whose id stands for several patients keeps its feedback: it says nothing of one. */
  private static final String THEIR_FEEDBACK =
      """
      delete from feedback where card in (
        select r.card from firing r join hook_call c on c.id = r.call_id
        where c.patient = :patient and r.card <> '')
      """;

  private static final String THEIR_FIRINGS =
      "delete from firing where call_id in (select id from hook_call where patient = :patient)";
  private static final String THEIR_CALLS = "delete from hook_call where patient = :patient";

  private final Jdbi jdbi;
  private final AuditTable audit;

  Housekeeping(Jdbi jdbi, AuditTable audit) {
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /**
   * Deletes records from before a time; the audit stays. Returns how many calls.
   *
   * @param before calls and feedback that are older go
   * @param commentsBefore comments that are older go
   */
  public int retain(Instant before, Instant commentsBefore) {
    return jdbi.inTransaction(
        handle -> {
          run(handle, OLD_COMMENTS, commentsBefore);
          run(handle, OLD_FEEDBACK, before);
          run(handle, OLD_FIRINGS, before);
          return run(handle, OLD_CALLS, before);
        });
  }

  /**
   * Deletes all calls about a patient and what was said of their cards. What waits to be written
   * from before now will not be written.
   *
   * @param patient keyed hash
   * @return how many calls
   */
  public int forget(String patient, String who, String reason, Instant now) {
    return Retries.inTransaction(
        jdbi,
        handle -> {
          Optional<AuditEntry> last = audit.last(handle);
          handle
              .createUpdate(TOMBSTONE)
              .bind("patient", patient)
              .bind("at", now.toEpochMilli())
              .execute();
          handle.createUpdate(THEIR_FEEDBACK).bind("patient", patient).execute();
          handle.createUpdate(THEIR_FIRINGS).bind("patient", patient).execute();
          int calls = handle.createUpdate(THEIR_CALLS).bind("patient", patient).execute();
          audit.append(
              handle,
              last,
              new AuditTable.Act(
                  now, who, "forget", "a patient", calls + " calls", "0 calls", reason, null));
          return calls;
        });
  }

  private static int run(Handle handle, String sql, Instant before) {
    return handle.createUpdate(sql).bind("before", before.toEpochMilli()).execute();
  }
}
