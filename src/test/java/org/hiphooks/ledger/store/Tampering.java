package org.hiphooks.ledger.store;

/** Changes a ledger behind its back. */
public final class Tampering {

  private Tampering() {}

  /** Runs a statement. */
  public static void run(Store store, String sql) {
    store.jdbi().useHandle(handle -> handle.execute(sql));
  }
}
