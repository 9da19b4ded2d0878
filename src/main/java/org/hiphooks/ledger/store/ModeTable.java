package org.hiphooks.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiphooks.ledger.AuditEntry;
import org.hiphooks.ledger.ChangeRefused;
import org.hiphooks.ledger.Mode;
import org.hiphooks.ledger.ModeChange;
import org.hiphooks.ledger.ModeSetting;
import org.hiphooks.ledger.ModeTarget;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Modes that are set. A change and its audit entry are written together or not at all. */
public final class ModeTable {

  private static final String ALL = "select * from mode_setting order by service, rule, client";

  private static final String ONE =
      "select * from mode_setting"
          + " where service = :service and rule = :rule and client = :client";

  private static final String PUT =
      """
      insert into mode_setting (service, rule, client, mode, since_ms, who, reason, until_ms, former)
      values (:service, :rule, :client, :mode, :since, :who, :reason, :until, :former)
      on conflict (service, rule, client) do update set mode = excluded.mode,
        since_ms = excluded.since_ms, who = excluded.who, reason = excluded.reason,
        until_ms = excluded.until_ms, former = excluded.former
      """;

  private final Jdbi jdbi;
  private final AuditTable audit;

  ModeTable(Jdbi jdbi, AuditTable audit) {
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /** All that are set. */
  public List<ModeSetting> all() {
    return jdbi.withHandle(handle -> handle.createQuery(ALL).map(ModeTable::setting).list());
  }

  /**
   * Sets a mode.
   *
   * @return what is set now
   * @throws ChangeRefused if it is not what the change starts from any more
   */
  public ModeSetting change(ModeChange change, Instant now) throws ChangeRefused {
    return Retries.inTransaction(
        jdbi,
        handle -> {
          Optional<AuditEntry> last = audit.last(handle);
          Optional<ModeSetting> current = find(handle, change.target());
          Mode before = current.map(setting -> setting.at(now)).orElse(Mode.LIVE);
          requireUnchanged(change, before, current);
          ModeSetting after = after(change, current, now);
          put(handle, after);
          audit.append(handle, last, act("mode", before, after));
          return after;
        });
  }

  /** Ends what is to end, and says so in the audit. Returns how many ended. */
  public int endExpired(Instant now) {
    int ended = 0;
    for (ModeSetting setting : all()) {
      if (setting.hasEnded(now) && end(setting.target(), now)) {
        ended++;
      }
    }
    return ended;
  }

  private boolean end(ModeTarget target, Instant now) {
    return Retries.inTransaction(
        jdbi,
        handle -> {
          Optional<AuditEntry> last = audit.last(handle);
          ModeSetting setting = find(handle, target).filter(s -> s.hasEnded(now)).orElse(null);
          if (setting == null) {
            return false;
          }
          ModeSetting after =
              new ModeSetting(
                  target, setting.former(), now, "expiry", "its time is over", null, Mode.LIVE);
          put(handle, after);
          audit.append(handle, last, act("mode-ended", setting.mode(), after));
          return true;
        });
  }

  private static void requireUnchanged(
      ModeChange change, Mode before, Optional<ModeSetting> current) throws ChangeRefused {
    if (change.from() != null && change.from() != before) {
      throw new ChangeRefused(
          change.target().words()
              + " is "
              + before.code()
              + ", not "
              + change.from().code()
              + " any more"
              + current
                  .map(s -> ": " + s.who() + " set it at " + s.since() + " (" + s.reason() + ')')
                  .orElse(""));
    }
  }

  /** What lasts for a time gives way to what held for good before it. */
  private static ModeSetting after(ModeChange change, Optional<ModeSetting> current, Instant now) {
    Mode lasting = current.map(s -> s.until() == null ? s.mode() : s.former()).orElse(Mode.LIVE);
    return new ModeSetting(
        change.target(),
        change.to(),
        now,
        change.who(),
        change.reason(),
        change.until(),
        change.until() == null ? Mode.LIVE : lasting);
  }

  private static AuditTable.Act act(String action, Mode before, ModeSetting after) {
    return new AuditTable.Act(
        after.since(),
        after.who(),
        action,
        after.target().words(),
        before.code(),
        after.mode().code(),
        after.reason(),
        after.until());
  }

  private static Optional<ModeSetting> find(Handle handle, ModeTarget target) {
    return handle
        .createQuery(ONE)
        .bind("service", target.service())
        .bind("rule", target.rule())
        .bind("client", target.client())
        .map(ModeTable::setting)
        .findOne();
  }

  private static void put(Handle handle, ModeSetting setting) {
    handle
        .createUpdate(PUT)
        .bind("service", setting.target().service())
        .bind("rule", setting.target().rule())
        .bind("client", setting.target().client())
        .bind("mode", setting.mode().code())
        .bind("since", setting.since().toEpochMilli())
        .bind("who", setting.who())
        .bind("reason", setting.reason())
        .bind("until", Times.millis(setting.until()))
        .bind("former", setting.former().code())
        .execute();
  }

  /** A mode that this version does not know is taken for the one that shows least. */
  private static ModeSetting setting(ResultSet row, StatementContext context) throws SQLException {
    return new ModeSetting(
        new ModeTarget(row.getString("service"), row.getString("rule"), row.getString("client")),
        Mode.of(row.getString("mode")).orElse(Mode.OFF),
        Instant.ofEpochMilli(row.getLong("since_ms")),
        row.getString("who"),
        row.getString("reason"),
        Times.instant(row, "until_ms"),
        Mode.of(row.getString("former")).orElse(Mode.OFF));
  }
}
