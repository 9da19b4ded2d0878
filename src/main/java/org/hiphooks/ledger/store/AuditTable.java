package org.hiphooks.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiphooks.ledger.AuditEntry;
import org.hiphooks.ledger.LedgerKey;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Administration acts, numbered and chained. */
public final class AuditTable {

  private static final String LAST = "select * from audit order by number desc limit 1";
  private static final String ALL = "select * from audit where number > :after order by number";
  private static final String NEWEST = "select * from audit order by number desc limit :count";

  private static final String ADD =
      """
      insert into audit (number, at_ms, who, action, subject, before_text, after_text, reason,
        until_ms, chain)
      values (:number, :at, :who, :action, :subject, :before, :after, :reason, :until, :chain)
      """;

  private final Jdbi jdbi;
  private final LedgerKey key;

  AuditTable(Jdbi jdbi, LedgerKey key) {
    this.jdbi = jdbi;
    this.key = key;
  }

  /**
   * An act to be written.
   *
   * @param at when
   * @param who who
   * @param action what was done
   * @param subject to what
   * @param before how it was
   * @param after how it is
   * @param reason why
   * @param until until when; null = for good
   */
  public record Act(
      Instant at,
      String who,
      String action,
      String subject,
      String before,
      String after,
      String reason,
      @Nullable Instant until) {}

  /** Writes an act. */
  public void add(Act act) {
    Retries.inTransaction(
        jdbi,
        handle -> {
          append(handle, last(handle), act);
          return act;
        });
  }

  /** Up to so many acts, the newest first. */
  public List<AuditEntry> newest(int count) {
    return jdbi.withHandle(
        handle -> handle.createQuery(NEWEST).bind("count", count).map(AuditTable::entry).list());
  }

  /** The number of the first entry that breaks the chain; 0 = it is whole. */
  public long firstBreak() {
    return jdbi.withHandle(
        handle -> {
          String previous = "";
          long expected = 1;
          for (AuditEntry entry : handle.createQuery(ALL).bind("after", 0).map(AuditTable::entry)) {
            boolean isWhole =
                entry.number() == expected
                    && key.chain(previous, entry.covered()).equals(entry.chain());
            if (!isWhole) {
              return expected;
            }
            previous = entry.chain();
            expected++;
          }
          return 0L;
        });
  }

  /** The entry to follow. A transaction asks for it before it looks at what it will change. */
  Optional<AuditEntry> last(Handle handle) {
    return handle.createQuery(LAST).map(AuditTable::entry).findOne();
  }

  /**
   * Writes an act within a transaction. Of two that follow one entry, one gets its number: the
   * other starts its transaction again and sees what the first has done.
   *
   * @param last what {@link #last} was when the transaction began
   */
  void append(Handle handle, Optional<AuditEntry> last, Act act) {
    AuditEntry entry = entry(act, last.map(AuditEntry::number).orElse(0L) + 1);
    String before = last.map(AuditEntry::chain).orElse("");
    handle
        .createUpdate(ADD)
        .bind("number", entry.number())
        .bind("at", entry.at().toEpochMilli())
        .bind("who", entry.who())
        .bind("action", entry.action())
        .bind("subject", entry.subject())
        .bind("before", entry.before())
        .bind("after", entry.after())
        .bind("reason", entry.reason())
        .bind("until", Times.millis(entry.until()))
        .bind("chain", key.chain(before, entry.covered()))
        .execute();
  }

  private static AuditEntry entry(Act act, long number) {
    return new AuditEntry(
        number,
        Instant.ofEpochMilli(act.at().toEpochMilli()),
        act.who(),
        act.action(),
        act.subject(),
        act.before(),
        act.after(),
        act.reason(),
        act.until(),
        "");
  }

  private static AuditEntry entry(ResultSet row, StatementContext context) throws SQLException {
    return new AuditEntry(
        row.getLong("number"),
        Instant.ofEpochMilli(row.getLong("at_ms")),
        row.getString("who"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("before_text"),
        row.getString("after_text"),
        row.getString("reason"),
        Times.instant(row, "until_ms"),
        row.getString("chain"));
  }
}
