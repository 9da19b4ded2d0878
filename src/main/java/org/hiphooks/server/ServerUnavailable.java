package org.hiphooks.server;

/** The server could not be started. The message is a sentence that says what to do. */
public final class ServerUnavailable extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why no server could be started. */
  public enum Reason {
    /** The configuration asks for what is not allowed. */
    REFUSED,
    /** The surroundings do not allow it: the port is taken, the address is not ours. */
    SURROUNDINGS
  }

  private final Reason reason;

  ServerUnavailable(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
