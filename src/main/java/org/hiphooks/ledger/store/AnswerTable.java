package org.hiphooks.ledger.store;

import java.time.Instant;
import java.util.List;
import org.hiphooks.ledger.CardAnswers;
import org.hiphooks.ledger.ClientCalls;
import org.hiphooks.ledger.FiringRate;
import org.hiphooks.ledger.OverrideReason;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Counts what became of cards, of one client or of all. */
public final class AnswerTable {

  /** A name of no client: all of them. */
  public static final String ALL_CLIENTS = "";

  private static final String RATES =
      """
      select e.service as service, coalesce(r.rule, '') as rule, coalesce(r.level, '') as level,
        count(r.call_id) as fired, e.evaluated as evaluated
      from (select service, count(*) as evaluated from hook_call
            where at_ms >= :since and at_ms < :until and mode <> 'off'
              and (:client = '' or client = :client) group by service) e
      left join hook_call c
        on c.service = e.service and c.at_ms >= :since and c.at_ms < :until and c.mode <> 'off'
          and (:client = '' or c.client = :client)
      left join firing r on r.call_id = c.id and r.state <> 'folded'
      group by e.service, r.rule, r.level, e.evaluated
      order by e.service, r.rule, r.level
      """;

  /** What was said last of a card counts; a time in the future counts as the time when it came. */
  private static final String HEARD =
      """
      with told as (
        select client, card, outcome, reason_code, reason_display,
          case when at_ms > received_ms then received_ms else at_ms end as told_ms
        from feedback),
      heard as (
        select client, card,
          max(case when outcome = 'accepted' then told_ms end) as accepted_ms,
          max(case when outcome = 'overridden' then told_ms end) as overridden_ms
        from told group by client, card),
      sent as (
        select distinct c.service, c.client, r.rule, r.level, r.card
        from hook_call c join firing r on r.call_id = c.id
        where c.at_ms >= :since and c.at_ms < :until and r.state = 'sent' and r.card <> ''
          and (:client = '' or c.client = :client))
      """;

  private static final String ANSWERS =
      HEARD
          + """
      select s.service as service, s.rule as rule, s.level as level, count(*) as sent,
        sum(case when h.accepted_ms is not null
          and (h.overridden_ms is null or h.accepted_ms >= h.overridden_ms)
          then 1 else 0 end) as accepted,
        sum(case when h.overridden_ms is not null
          and (h.accepted_ms is null or h.accepted_ms < h.overridden_ms)
          then 1 else 0 end) as overridden
      from sent s left join heard h on h.client = s.client and h.card = s.card
      group by s.service, s.rule, s.level order by s.service, s.rule, s.level
      """;

  private static final String REASONS =
      HEARD
          + """
      select s.rule as rule, s.level as level, t.reason_code as code,
        max(t.reason_display) as display, count(distinct s.client || ' ' || s.card) as number
      from sent s join told t on t.client = s.client and t.card = s.card
      where t.outcome = 'overridden'
      group by s.rule, s.level, t.reason_code order by s.rule, s.level, number desc
      """;

  private static final String CLIENTS =
      """
      select client, count(*) as calls, max(at_ms) as last_ms from hook_call
      where at_ms >= :since and at_ms < :until and (:client = '' or client = :client)
      group by client order by client
      """;

  private final Jdbi jdbi;

  AnswerTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What is counted.
   *
   * @param since calls from then on
   * @param until and before then
   * @param client of this client; {@link #ALL_CLIENTS} = of all
   */
  public record Span(Instant since, Instant until, String client) {}

  /** How often rules fired. A row without rule counts calls without cards. */
  public List<FiringRate> rates(Span span) {
    return jdbi.withHandle(
        handle ->
            bound(handle.createQuery(RATES), span)
                .map(
                    (row, context) ->
                        new FiringRate(
                            row.getString("service"),
                            row.getString("rule"),
                            row.getString("level"),
                            row.getLong("fired"),
                            row.getLong("evaluated")))
                .list());
  }

  /** What was said of cards, by rule. */
  public List<CardAnswers> answers(Span span) {
    return jdbi.withHandle(
        handle ->
            bound(handle.createQuery(ANSWERS), span)
                .map(
                    (row, context) ->
                        new CardAnswers(
                            row.getString("service"),
                            row.getString("rule"),
                            row.getString("level"),
                            row.getLong("sent"),
                            row.getLong("accepted"),
                            row.getLong("overridden")))
                .list());
  }

  /** Why cards were not followed. */
  public List<OverrideReason> reasons(Span span) {
    return jdbi.withHandle(
        handle ->
            bound(handle.createQuery(REASONS), span)
                .map(
                    (row, context) ->
                        new OverrideReason(
                            row.getString("rule"),
                            row.getString("level"),
                            row.getString("code"),
                            row.getString("display"),
                            row.getLong("number")))
                .list());
  }

  /** Who has called. */
  public List<ClientCalls> clients(Span span) {
    return jdbi.withHandle(
        handle ->
            bound(handle.createQuery(CLIENTS), span)
                .map(
                    (row, context) ->
                        new ClientCalls(
                            row.getString("client"),
                            row.getLong("calls"),
                            Instant.ofEpochMilli(row.getLong("last_ms"))))
                .list());
  }

  private static Query bound(Query query, Span span) {
    return query
        .bind("since", span.since().toEpochMilli())
        .bind("until", span.until().toEpochMilli())
        .bind("client", span.client());
  }
}
