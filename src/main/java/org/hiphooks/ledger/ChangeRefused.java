package org.hiphooks.ledger;

/** A change that is not made. The message says why, in words for an administrator. */
public final class ChangeRefused extends Exception {

  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public ChangeRefused(String message) {
    super(message);
  }
}
