package org.hiphooks.ledger.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.hiphooks.ledger.LedgerUnavailable;

/** Holds a store's file so that nobody else can write it: an outage that can be shown. */
public final class HeldFile implements AutoCloseable {

  private final Connection connection;

  /**
   * Holds it until closed.
   *
   * @throws LedgerUnavailable if somebody else does
   */
  public HeldFile(Path file) {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + file);
      try (Statement statement = connection.createStatement()) {
        statement.execute("begin exclusive");
      }
    } catch (SQLException e) {
      throw new LedgerUnavailable("the file cannot be held", e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new LedgerUnavailable("the file cannot be given back", e);
    }
  }
}
