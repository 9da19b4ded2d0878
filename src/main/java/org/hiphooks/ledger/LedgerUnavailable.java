package org.hiphooks.ledger;

import org.jspecify.annotations.Nullable;

/** The ledger cannot be opened or written. The message says what to do, and holds no data. */
public final class LedgerUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Something is out of reach.
   *
   * @param message what, and what to do
   * @param cause why; null if nothing else failed. Only its class is repeated
   */
  public LedgerUnavailable(String message, @Nullable Throwable cause) {
    super(cause == null ? message : message + " (" + cause.getClass().getSimpleName() + ')', cause);
  }
}
