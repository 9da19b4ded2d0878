package org.hiphooks.ledger.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.hiphooks.ledger.LedgerKey;
import org.hiphooks.ledger.LedgerUnavailable;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** An open store. It is made or brought up to date when it is opened. */
public final class Store implements AutoCloseable {

  private static final int CONNECTIONS = 4;
  private static final int CONNECT_MILLIS = 1000;
  private static final String BUSY_MILLIS = "2000";
  private static final String ANSWER_SECONDS = "5";
  private static final String CONNECT_SECONDS = "2";

  private final HikariDataSource source;
  private final Jdbi jdbi;
  private final LedgerKey key;
  private final boolean isShared;

  private Store(HikariDataSource source, LedgerKey key, boolean isShared) {
    this.isShared = isShared;
    this.source = source;
    this.jdbi = Jdbi.create(source);
    this.key = key;
  }

  /**
   * Opens a store.
   *
   * @param key the key under which it was made, or will be
   * @throws LedgerUnavailable if it is out of reach, too new, or made with another key
   */
  public static Store open(StoreAddress address, LedgerKey key) {
    HikariDataSource source = null;
    try {
      source = new HikariDataSource(pool(address));
      migrate(source);
      Store store = new Store(source, key, !address.isFile());
      store.requireKey();
      return store;
    } catch (LedgerUnavailable e) {
      close(source);
      throw e;
    } catch (FlywayException e) {
      close(source);
      if (isGone(e)) {
        throw new LedgerUnavailable(
            "the ledger " + address + " went away while it was brought up to date; start again", e);
      }
      throw new LedgerUnavailable(
          "the ledger " + address + " cannot be brought up to date; is it of a newer version?", e);
    } catch (RuntimeException e) {
      close(source);
      throw new LedgerUnavailable("the ledger " + address + " is out of reach", e);
    }
  }

  /** What was shown, and what fired. */
  public CallTable calls() {
    return new CallTable(jdbi);
  }

  /** What was said of it. */
  public FeedbackTable feedback() {
    return new FeedbackTable(jdbi);
  }

  /** What is switched off. */
  public ModeTable modes() {
    return new ModeTable(jdbi, audit());
  }

  /** Who changed what. */
  public AuditTable audit() {
    return new AuditTable(jdbi, key);
  }

  /** Who may sign in to the console. */
  public AccountTable accounts() {
    return new AccountTable(jdbi, audit());
  }

  /** What the console says of clients. */
  public ClientTable clients() {
    return new ClientTable(jdbi, audit());
  }

  /** Tokens that were refused. */
  public RefusalTable refusals() {
    return new RefusalTable(jdbi);
  }

  /** Codes that the content does not understand. */
  public SeenCodeTable seenCodes() {
    return new SeenCodeTable(jdbi);
  }

  /** Tokens that were used. */
  public TokenTable tokens() {
    return new TokenTable(jdbi);
  }

  /** How often rules fire. */
  public RateTable rates() {
    return new RateTable(jdbi);
  }

  /** What became of cards. */
  public AnswerTable answers() {
    return new AnswerTable(jdbi);
  }

  /** How often rules fire, step by step. */
  public TrendTable trends() {
    return new TrendTable(jdbi);
  }

  /** Everything, for elsewhere. */
  public Exports exports() {
    return new Exports(jdbi, key);
  }

  /** What must not be kept for ever. */
  public Housekeeping housekeeping() {
    return new Housekeeping(jdbi, audit());
  }

  /** Whether other instances may use it at the same time. */
  public boolean isShared() {
    return isShared;
  }

  Jdbi jdbi() {
    return jdbi;
  }

  /** Whether it answers. */
  public boolean isThere() {
    try {
      return jdbi.withHandle(
          handle -> handle.createQuery("select 1").mapTo(Integer.class).one() == 1);
    } catch (JdbiException e) {
      return false;
    }
  }

  @Override
  public void close() {
    source.close();
  }

  /** Classes of SQL states: connection, and intervention of an operator. */
  private static boolean isGone(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      boolean isOfConnection =
          cause instanceof SQLException problem
              && problem.getSQLState() != null
              && problem.getSQLState().matches("(08|57).*");
      if (isOfConnection || cause instanceof SQLTransientConnectionException) {
        return true;
      }
    }
    return false;
  }

  private static void close(@Nullable HikariDataSource source) {
    if (source != null) {
      source.close();
    }
  }

  private static HikariConfig pool(StoreAddress address) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("ledger");
    pool.setJdbcUrl(address.url());
    pool.setMaximumPoolSize(CONNECTIONS);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(CONNECT_MILLIS);
    pool.setUsername(address.user());
    pool.setPassword(address.password());
    if (address.isFile()) {
      pool.addDataSourceProperty("journal_mode", "WAL");
      pool.addDataSourceProperty("synchronous", "FULL");
      pool.addDataSourceProperty("busy_timeout", BUSY_MILLIS);
      pool.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    } else {
      pool.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
      pool.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
      pool.addDataSourceProperty("ApplicationName", "hiphooks");
    }
    return pool;
  }

  private static void migrate(HikariDataSource source) {
    Flyway.configure(Store.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:org/hiphooks/ledger/store")
        .load()
        .migrate();
  }

  /** Under another key nobody would be found again, and nothing would say so. */
  private void requireKey() {
    String known =
        jdbi.inTransaction(
            handle -> {
              handle
                  .createUpdate(
                      "insert into property (name, value) values ('key', :key)"
                          + " on conflict (name) do nothing")
                  .bind("key", key.fingerprint())
                  .execute();
              return handle
                  .createQuery("select value from property where name = 'key'")
                  .mapTo(String.class)
                  .one();
            });
    if (!known.equals(key.fingerprint())) {
      throw new LedgerUnavailable(
          "the ledger was made with another key; give it back its own (ledger.keyFile)", null);
    }
  }
}
