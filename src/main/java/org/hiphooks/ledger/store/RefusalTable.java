package org.hiphooks.ledger.store;

import java.time.LocalDate;
import java.util.List;
import org.hiphooks.ledger.RefusedTokens.Refused;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Tokens that were refused, counted by client, reason and day. */
public final class RefusalTable {

  private static final String ADD =
      """
      insert into refused_token (client, reason, day, refused)
      values (:client, :reason, :day, :count)
      on conflict (client, reason, day)
      do update set refused = refused_token.refused + excluded.refused
      """;

  private static final String LIST =
      """
      select client, reason, sum(refused) as refused, max(day) as day from refused_token
      where day >= :since group by client, reason order by client, reason
      """;

  private final Jdbi jdbi;

  RefusalTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Adds counts, all or none. */
  public void add(List<Refused> refusals) {
    jdbi.useTransaction(
        handle -> {
          PreparedBatch batch = handle.prepareBatch(ADD);
          for (Refused refused : refusals) {
            batch
                .bind("client", refused.client())
                .bind("reason", refused.reason())
                .bind("day", refused.lastDay().toString())
                .bind("count", refused.count())
                .add();
          }
          batch.execute();
        });
  }

  /** Sums since a day; each with the last day. */
  public List<Refused> since(LocalDate day) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LIST)
                .bind("since", day.toString())
                .map(
                    (row, context) ->
                        new Refused(
                            row.getString("client"),
                            row.getString("reason"),
                            row.getLong("refused"),
                            LocalDate.parse(row.getString("day"))))
                .list());
  }

  /** Forgets what was before a day. */
  public void forget(LocalDate day) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from refused_token where day < :day")
                .bind("day", day.toString())
                .execute());
  }
}
