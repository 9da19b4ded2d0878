package org.hiphooks.ledger.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.ledger.FiringRate;
import org.hiphooks.ledger.store.AnswerTable.Span;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Counts how often rules fire, step by step through a span. */
public final class TrendTable {

  private static final String EVALUATED =
      """
      select service, (at_ms - :since) / :width as step, count(*) as calls from hook_call
      where at_ms >= :since and at_ms < :until and mode <> 'off'
        and (:client = '' or client = :client)
      group by service, (at_ms - :since) / :width
      """;

  private static final String FIRED =
      """
      select c.service as service, r.rule as rule, r.level as level,
        (c.at_ms - :since) / :width as step, count(r.call_id) as calls
      from hook_call c join firing r on r.call_id = c.id and r.state <> 'folded'
      where c.at_ms >= :since and c.at_ms < :until and c.mode <> 'off'
        and (:client = '' or c.client = :client)
      group by c.service, r.rule, r.level, (c.at_ms - :since) / :width
      """;

  private final Jdbi jdbi;

  TrendTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  private record Name(String service, String rule, String level) {}

  /**
   * For each rule that fired in a span, how often it did in each of its steps.
   *
   * @param steps how many equal steps
   * @return one list for each rule, with an entry for each step, the oldest first
   */
  public List<List<FiringRate>> of(Span span, int steps) {
    long width = Math.max(1, Duration.between(span.since(), span.until()).toMillis() / steps + 1);
    return jdbi.withHandle(handle -> of(handle, span, steps, width));
  }

  private static List<List<FiringRate>> of(Handle handle, Span span, int steps, long width) {
    Map<String, long[]> evaluated = new HashMap<>();
    bound(handle.createQuery(EVALUATED), span, width)
        .map(
            (row, context) -> {
              long[] calls =
                  evaluated.computeIfAbsent(row.getString("service"), made -> new long[steps]);
              calls[row.getInt("step")] = row.getLong("calls");
              return row.getInt("step");
            })
        .list();
    Map<Name, long[]> fired = new LinkedHashMap<>();
    bound(handle.createQuery(FIRED), span, width)
        .map(
            (row, context) -> {
              Name name =
                  new Name(row.getString("service"), row.getString("rule"), row.getString("level"));
              long[] calls = fired.computeIfAbsent(name, made -> new long[steps]);
              calls[row.getInt("step")] = row.getLong("calls");
              return row.getInt("step");
            })
        .list();
    List<List<FiringRate>> all = new ArrayList<>();
    fired.forEach(
        (name, calls) -> {
          long[] whole = evaluated.getOrDefault(name.service(), new long[steps]);
          List<FiringRate> one = new ArrayList<>();
          for (int step = 0; step < steps; step++) {
            one.add(
                new FiringRate(
                    name.service(), name.rule(), name.level(), calls[step], whole[step]));
          }
          all.add(one);
        });
    return all;
  }

  private static Query bound(Query query, Span span, long width) {
    return query
        .bind("since", span.since().toEpochMilli())
        .bind("until", span.until().toEpochMilli())
        .bind("client", span.client())
        .bind("width", width);
  }
}
