package org.hiphooks.ledger.store;

import java.util.List;
import java.util.Objects;
import org.hiphooks.ledger.Firing;
import org.hiphooks.ledger.RecordedCall;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Calls and what fired in them. What is written twice is there once. */
public final class CallTable {

  private static final String CALL =
      """
      insert into hook_call (id, at_ms, client, service, hook_instance, content_hash, patient,
        clinician, mode, boot, place)
      select :id, :at, :client, :service, :hookInstance, :contentHash, :patient, :user, :mode,
        :boot, :place
      where not exists (select 1 from forgotten f where f.patient = :patient and f.at_ms >= :at)
      on conflict (id) do nothing
      """;

  private static final String FIRING =
      """
      insert into firing (call_id, ordinal, rule, level, state, card, topic, suggestions)
      select :call, :ordinal, :rule, :level, :state, :card, :topic, :suggestions
      where exists (select 1 from hook_call c where c.id = :call)
      on conflict (call_id, ordinal) do nothing
      """;

  private static final String AFTER =
      "select count(*) from hook_call where boot = :boot and place >= :place";

  private static final String LOST =
      "insert into loss (boot, at_ms, lost) values (:boot, :at, :lost)"
          + " on conflict (boot) do nothing";

  private final Jdbi jdbi;

  CallTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Writes calls, all or none.
   *
   * @param boot id of the process that took them
   * @param place how many that process had written before
   */
  public void add(List<RecordedCall> calls, String boot, long place) {
    jdbi.useTransaction(
        handle -> {
          addCalls(handle, calls, boot, place);
          addFirings(handle, calls);
        });
  }

  /** How many calls a process has written from a place on. */
  public long countFrom(String boot, long place) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(AFTER)
                .bind("boot", boot)
                .bind("place", place)
                .mapTo(Long.class)
                .one());
  }

  /** Keeps in mind how many calls a process has taken and not written. */
  public void addLoss(String boot, long atMillis, long lost) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(LOST)
                .bind("boot", boot)
                .bind("at", atMillis)
                .bind("lost", lost)
                .execute());
  }

  /** How many calls were taken and not written, by all processes that ended. */
  public long lost() {
    return jdbi.withHandle(
        handle ->
            handle.createQuery("select coalesce(sum(lost), 0) from loss").mapTo(Long.class).one());
  }

  private static void addCalls(Handle handle, List<RecordedCall> calls, String boot, long place) {
    PreparedBatch batch = handle.prepareBatch(CALL);
    for (RecordedCall call : calls) {
      batch
          .bind("id", call.id())
          .bind("at", call.at().toEpochMilli())
          .bind("client", call.client())
          .bind("service", call.service())
          .bind("hookInstance", call.hookInstance())
          .bind("contentHash", call.contentHash())
          .bind("patient", call.patient())
          .bind("user", call.user())
          .bind("mode", call.mode().code())
          .bind("boot", boot)
          .bind("place", place)
          .add();
    }
    batch.execute();
  }

  private static void addFirings(Handle handle, List<RecordedCall> calls) {
    PreparedBatch batch = handle.prepareBatch(FIRING);
    for (RecordedCall call : calls) {
      int ordinal = 0;
      for (Firing firing : call.firings()) {
        batch
            .bind("call", call.id())
            .bind("ordinal", ordinal++)
            .bind("rule", firing.rule())
            .bind("level", firing.level())
            .bind("state", firing.state().code())
            .bind("card", Objects.requireNonNullElse(firing.card(), ""))
            .bind("topic", Objects.requireNonNullElse(firing.topic(), ""))
            .bind("suggestions", String.join(" ", firing.suggestions()))
            .add();
      }
    }
    if (batch.size() > 0) {
      batch.execute();
    }
  }
}
