package org.hiphooks.ledger.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Runs a transaction again when another one was quicker. */
final class Retries {

  private static final int TIMES = 8;

  private Retries() {}

  /**
   * Runs work in a transaction, and again if a statement of it was refused: by a unique number that
   * another one has taken, or by a store that was busy for too long.
   */
  static <T, X extends Exception> T inTransaction(Jdbi jdbi, HandleCallback<T, X> work) throws X {
    for (int i = 1; i < TIMES; i++) {
      try {
        return jdbi.inTransaction((Handle handle) -> work.withHandle(handle));
      } catch (UnableToExecuteStatementException e) {
        Thread.onSpinWait();
      }
    }
    return jdbi.inTransaction((Handle handle) -> work.withHandle(handle));
  }
}
