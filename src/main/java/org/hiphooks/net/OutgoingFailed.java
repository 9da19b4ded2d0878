package org.hiphooks.net;

/** A request brought no answer. The message names the reason alone, never the address. */
public final class OutgoingFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why there is no answer. */
  public enum Reason {
    /** The address is not on the allow-list. */
    NOT_ALLOWED,
    /** No answer in time. */
    TIMEOUT,
    /** No connection, or it broke. */
    UNREACHABLE,
    /** The server has no certificate that is trusted for its name. */
    TLS,
    /** The answer is larger than is read. */
    TOO_LARGE,
    /** Not asked: the server failed so often that it is left alone for a while. */
    LEFT_ALONE
  }

  private final Reason reason;

  OutgoingFailed(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  /** Why there is no answer. */
  public Reason reason() {
    return reason;
  }
}
