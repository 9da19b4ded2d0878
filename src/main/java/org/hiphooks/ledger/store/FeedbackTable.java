package org.hiphooks.ledger.store;

import java.time.Instant;
import java.util.List;
import org.hiphooks.ledger.RecordedFeedback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What was said of cards. What is told twice is there once. */
public final class FeedbackTable {

  private static final String ADD =
      """
      insert into feedback (id, received_ms, at_ms, client, service, card, outcome, suggestion,
        reason_system, reason_code, reason_display, vendor_reason, sealed_comment)
      values (:id, :received, :at, :client, :service, :card, :outcome, :suggestion,
        :reasonSystem, :reasonCode, :reasonDisplay, :vendorReason, :sealedComment)
      on conflict (id) do nothing
      """;

  /**
   * A client may use one id for calls about several patients; then nobody knows whose card was
   * overridden, and it counts for none. What was accepted later is not overridden any more. A time
   * in the future counts as the time when it came.
   */
  private static final String OVERRIDES =
      """
      select distinct r.topic as topic, c.clinician as clinician, f.reason_code as reason,
        f.vendor_reason as vendor_reason,
        case when f.at_ms > f.received_ms then f.received_ms else f.at_ms end as at_ms
      from hook_call c
      join firing r on r.call_id = c.id
      join feedback f on f.card = r.card and f.client = c.client
      where c.client = :client and c.patient = :patient
        and r.card <> '' and f.outcome = 'overridden'
        and case when f.at_ms > f.received_ms then f.received_ms else f.at_ms end >= :since
        and not exists (
          select 1 from firing r2 join hook_call c2 on c2.id = r2.call_id
          where r2.card = r.card and (c2.patient <> c.patient or c2.clinician <> c.clinician))
        and not exists (
          select 1 from feedback a
          where a.card = f.card and a.client = f.client and a.outcome = 'accepted'
            and a.at_ms >= f.at_ms)
      """;

  private final Jdbi jdbi;

  FeedbackTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * An override of a patient's card.
   *
   * @param topic topic code of the card
   * @param user keyed hash of the user whose call it was
   * @param reason code of the reason; empty if none
   * @param vendorReason the client's own words as JSON; empty if none
   * @param at when
   */
  public record Overridden(
      String topic, String user, String reason, String vendorReason, Instant at) {}

  /** Writes feedback, all or none. It is durable when this returns. */
  public void add(List<RecordedFeedback> feedback) {
    if (feedback.isEmpty()) {
      return;
    }
    jdbi.useTransaction(
        handle -> {
          PreparedBatch batch = handle.prepareBatch(ADD);
          for (RecordedFeedback entry : feedback) {
            batch
                .bind("id", entry.id())
                .bind("received", entry.received().toEpochMilli())
                .bind("at", entry.at().toEpochMilli())
                .bind("client", entry.client())
                .bind("service", entry.service())
                .bind("card", entry.card())
                .bind("outcome", entry.outcome())
                .bind("suggestion", entry.suggestion())
                .bind("reasonSystem", entry.reasonSystem())
                .bind("reasonCode", entry.reasonCode())
                .bind("reasonDisplay", entry.reasonDisplay())
                .bind("vendorReason", entry.vendorReason())
                .bind("sealedComment", entry.sealedComment())
                .add();
          }
          batch.execute();
        });
  }

  /** Overrides of a patient's cards since a time. */
  public List<Overridden> overrides(String client, String patient, Instant since) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(OVERRIDES)
                .bind("client", client)
                .bind("patient", patient)
                .bind("since", since.toEpochMilli())
                .map(
                    (row, context) ->
                        new Overridden(
                            row.getString("topic"),
                            row.getString("clinician"),
                            row.getString("reason"),
                            row.getString("vendor_reason"),
                            Instant.ofEpochMilli(row.getLong("at_ms"))))
                .list());
  }
}
