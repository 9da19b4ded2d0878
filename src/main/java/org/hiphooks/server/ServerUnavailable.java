package org.hiphooks.server;

import java.net.BindException;

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

  /** The server could not open its port. */
  static ServerUnavailable of(Exception fault, String bind, int port, String option) {
    String place = "port " + port + " of " + bind;
    boolean isTaken = fault instanceof BindException || fault.getCause() instanceof BindException;
    String message =
        isTaken
            ? "cannot listen on "
                + place
                + ": it is taken, or the address is not of this machine."
                + " Choose another with "
                + option
                + ("--port".equals(option)
                    ? "; --port 0 takes any free one."
                    : "; 0 takes any free one.")
            : "cannot listen on " + place + ": " + fault.getClass().getSimpleName() + '.';
    return new ServerUnavailable(Reason.SURROUNDINGS, message);
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
