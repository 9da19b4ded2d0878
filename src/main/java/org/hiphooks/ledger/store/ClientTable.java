package org.hiphooks.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hiphooks.config.ClientChange;
import org.hiphooks.ledger.AuditEntry;
import org.hiphooks.ledger.ChangeRefused;
import org.hiphooks.ledger.ClientEntry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** What the console says of clients. A change and its audit entry are written together. */
public final class ClientTable {

  private static final String PUT =
      """
      insert into client_change (name, revision, paused, document, key_set, changed_ms, who, reason)
      values (:name, :revision, :paused, :document, :keys, :changed, :who, :reason)
      on conflict (name) do update set revision = excluded.revision, paused = excluded.paused,
        document = excluded.document, key_set = excluded.key_set,
        changed_ms = excluded.changed_ms, who = excluded.who, reason = excluded.reason
      """;

  private static final String STATE =
      "select count(*) || '/' || coalesce(max(revision), 0) || '/' || coalesce(max(changed_ms), 0)"
          + " from client_change";

  private final Jdbi jdbi;
  private final AuditTable audit;

  ClientTable(Jdbi jdbi, AuditTable audit) {
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /** All that is said, by name. */
  public List<ClientEntry> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from client_change order by name")
                .map(ClientTable::entry)
                .list());
  }

  /** Another one whenever something has changed. */
  public String state() {
    return jdbi.withHandle(handle -> handle.createQuery(STATE).mapTo(String.class).one());
  }

  /**
   * Writes a change.
   *
   * @param from revision that whoever changes it has seen
   * @param act who, when and why, for the audit
   * @throws ChangeRefused if somebody was quicker
   */
  public void put(ClientChange change, long from, AuditTable.Act act) throws ChangeRefused {
    Retries.inTransaction(
        jdbi,
        handle -> {
          Optional<AuditEntry> last = audit.last(handle);
          requireUnchanged(handle, change.name(), from);
          put(handle, change, act);
          audit.append(handle, last, act);
          return act;
        });
  }

  /**
   * Takes back all that was said of a client.
   *
   * @throws ChangeRefused if somebody was quicker
   */
  public void remove(String name, long from, AuditTable.Act act) throws ChangeRefused {
    Retries.inTransaction(
        jdbi,
        handle -> {
          Optional<AuditEntry> last = audit.last(handle);
          requireUnchanged(handle, name, from);
          handle
              .createUpdate("delete from client_change where name = :name")
              .bind("name", name)
              .execute();
          audit.append(handle, last, act);
          return act;
        });
  }

  private static void requireUnchanged(Handle handle, String name, long from) throws ChangeRefused {
    ClientEntry now =
        handle
            .createQuery("select * from client_change where name = :name")
            .bind("name", name)
            .map(ClientTable::entry)
            .findOne()
            .orElse(ClientEntry.none(name));
    if (now.revision() == from) {
      return;
    }
    throw new ChangeRefused(
        "client "
            + name
            + " is not as you saw it any more"
            + (now.revision() == 0
                ? ": it was removed"
                : ": "
                    + now.who()
                    + " changed it at "
                    + now.changed()
                    + " ("
                    + now.reason()
                    + ')'));
  }

  private static void put(Handle handle, ClientChange change, AuditTable.Act act) {
    long revision =
        handle
            .createQuery("select coalesce(max(revision), 0) + 1 from client_change")
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate(PUT)
        .bind("name", change.name())
        .bind("revision", Math.max(revision, act.at().toEpochMilli()))
        .bind("paused", change.isPaused() ? 1 : 0)
        .bind("document", change.document())
        .bind("keys", change.keySet())
        .bind("changed", act.at().toEpochMilli())
        .bind("who", act.who())
        .bind("reason", act.reason())
        .execute();
  }

  private static ClientEntry entry(ResultSet row, StatementContext context) throws SQLException {
    ClientChange change =
        new ClientChange(
            row.getString("name"),
            row.getInt("paused") != 0,
            row.getString("document"),
            row.getString("key_set"));
    return new ClientEntry(
        change,
        row.getLong("revision"),
        Instant.ofEpochMilli(row.getLong("changed_ms")),
        row.getString("who"),
        row.getString("reason"));
  }
}
