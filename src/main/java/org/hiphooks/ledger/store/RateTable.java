package org.hiphooks.ledger.store;

import java.time.Instant;
import java.util.List;
import org.hiphooks.ledger.FiringRate;
import org.jdbi.v3.core.Jdbi;

/** Counts how often rules fire. */
public final class RateTable {

  private static final String SINCE =
      """
      select e.service as service, coalesce(r.rule, '') as rule, coalesce(r.level, '') as level,
        count(r.call_id) as fired, e.evaluated as evaluated
      from (select service, count(*) as evaluated from hook_call
            where at_ms >= :since and mode <> 'off' group by service) e
      left join hook_call c
        on c.service = e.service and c.at_ms >= :since and c.mode <> 'off'
      left join firing r on r.call_id = c.id and r.state <> 'folded'
      group by e.service, r.rule, r.level, e.evaluated
      order by e.service, r.rule, r.level
      """;

  private final Jdbi jdbi;

  RateTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** How often each rule has fired since a time. A row without rule counts calls without cards. */
  public List<FiringRate> since(Instant since) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SINCE)
                .bind("since", since.toEpochMilli())
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
}
