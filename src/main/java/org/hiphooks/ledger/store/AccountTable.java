package org.hiphooks.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.hiphooks.ledger.Account;
import org.hiphooks.ledger.AuditEntry;
import org.hiphooks.ledger.ChangeRefused;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Accounts of the console. A change and its audit entry are written together or not at all. */
public final class AccountTable {

  private static final String PUT =
      """
      insert into account (name, password, roles, changed_ms)
      values (:name, :password, :roles, :changed)
      on conflict (name) do update set password = excluded.password, roles = excluded.roles,
        changed_ms = excluded.changed_ms
      """;

  private final Jdbi jdbi;
  private final AuditTable audit;

  AccountTable(Jdbi jdbi, AuditTable audit) {
    this.jdbi = jdbi;
    this.audit = audit;
  }

  /** All accounts, by name. */
  public List<Account> all() {
    return jdbi.withHandle(AccountTable::all);
  }

  /** The account of a name. */
  public Optional<Account> find(String name) {
    return jdbi.withHandle(handle -> find(handle, name));
  }

  /**
   * Makes the first account.
   *
   * @throws ChangeRefused if there is one already
   */
  public void addFirst(Account account, AuditTable.Act act) throws ChangeRefused {
    change(
        act,
        handle -> {
          if (!all(handle).isEmpty()) {
            throw new ChangeRefused("there is an account already");
          }
          put(handle, account, act);
        });
  }

  /**
   * Makes an account.
   *
   * @throws ChangeRefused if its name is taken
   */
  public void add(Account account, AuditTable.Act act) throws ChangeRefused {
    change(
        act,
        handle -> {
          if (find(handle, account.name()).isPresent()) {
            throw new ChangeRefused("there is an account " + account.name() + " already");
          }
          put(handle, account, act);
        });
  }

  /**
   * Changes an account.
   *
   * @throws ChangeRefused if it is not there, or nobody would be left to manage accounts
   */
  public void change(Account account, String keeper, AuditTable.Act act) throws ChangeRefused {
    change(
        act,
        handle -> {
          if (find(handle, account.name()).isEmpty()) {
            throw new ChangeRefused("there is no account " + account.name() + " any more");
          }
          put(handle, account, act);
          requireKeeper(handle, keeper);
        });
  }

  /**
   * Deletes an account.
   *
   * @param keeper role that somebody must be left with
   * @throws ChangeRefused if nobody would be left with it
   */
  public void delete(String name, String keeper, AuditTable.Act act) throws ChangeRefused {
    change(
        act,
        handle -> {
          handle
              .createUpdate("delete from account where name = :name")
              .bind("name", name)
              .execute();
          requireKeeper(handle, keeper);
        });
  }

  @FunctionalInterface
  private interface Work {
    void on(Handle handle) throws ChangeRefused;
  }

  private void change(AuditTable.Act act, Work work) throws ChangeRefused {
    Retries.inTransaction(
        jdbi,
        handle -> {
          Optional<AuditEntry> last = audit.last(handle);
          work.on(handle);
          audit.append(handle, last, act);
          return act;
        });
  }

  private static void requireKeeper(Handle handle, String keeper) throws ChangeRefused {
    if (all(handle).stream().noneMatch(account -> account.roles().contains(keeper))) {
      throw new ChangeRefused("nobody would be left with the role " + keeper);
    }
  }

  private static void put(Handle handle, Account account, AuditTable.Act act) {
    handle
        .createUpdate(PUT)
        .bind("name", account.name())
        .bind("password", account.password())
        .bind("roles", String.join(" ", account.roles()))
        .bind("changed", act.at().toEpochMilli())
        .execute();
  }

  private static List<Account> all(Handle handle) {
    return handle
        .createQuery("select * from account order by name")
        .map(AccountTable::account)
        .list();
  }

  private static Optional<Account> find(Handle handle, String name) {
    return handle
        .createQuery("select * from account where name = :name")
        .bind("name", name)
        .map(AccountTable::account)
        .findOne();
  }

  private static Account account(ResultSet row, StatementContext context) throws SQLException {
    String roles = row.getString("roles");
    return new Account(
        row.getString("name"),
        row.getString("password"),
        roles.isEmpty() ? List.of() : List.of(roles.split(" ")));
  }
}
