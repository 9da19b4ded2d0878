package org.hiphooks.ledger.store;

import java.time.LocalDate;
import java.util.List;
import org.hiphooks.ledger.SeenCode;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Codes that the content does not understand. Of more than so many no further ones are kept. */
public final class SeenCodeTable {

  /** Most codes that are kept. */
  static final int MOST = 20_000;

  private static final String ADD =
      """
      insert into seen_code (resource_type, code_system, code, seen, last_day)
      select :type, :system, :code, :count, :day
      where (select count(*) from seen_code) < :most
        or exists (select 1 from seen_code s where s.resource_type = :type
          and s.code_system = :system and s.code = :code)
      on conflict (resource_type, code_system, code)
      do update set seen = seen_code.seen + excluded.seen, last_day = excluded.last_day
      """;

  private static final String LIST =
      """
      select resource_type, code_system, code, seen, last_day from seen_code
      order by seen desc, resource_type, code_system, code limit :most
      """;

  private final Jdbi jdbi;

  SeenCodeTable(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Adds counts, all or none. */
  public void add(List<SeenCode> codes) {
    jdbi.useTransaction(
        handle -> {
          PreparedBatch batch = handle.prepareBatch(ADD);
          for (SeenCode code : codes) {
            batch
                .bind("type", code.type())
                .bind("system", code.system())
                .bind("code", code.code())
                .bind("count", code.count())
                .bind("day", code.lastDay().toString())
                .bind("most", MOST)
                .add();
          }
          batch.execute();
        });
  }

  /** The codes seen most often, those first. */
  public List<SeenCode> most(int number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LIST)
                .bind("most", number)
                .map(
                    (row, context) ->
                        new SeenCode(
                            row.getString("resource_type"),
                            row.getString("code_system"),
                            row.getString("code"),
                            row.getLong("seen"),
                            LocalDate.parse(row.getString("last_day"))))
                .list());
  }

  /** Forgets what was not seen since a day. */
  public int forget(LocalDate since) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate("delete from seen_code where last_day < :day")
                .bind("day", since.toString())
                .execute());
  }
}
