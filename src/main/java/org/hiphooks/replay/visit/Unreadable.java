package org.hiphooks.replay.visit;

/** Something cannot be read as what it should be; the message completes "the file …". */
public final class Unreadable extends Exception {

  private static final long serialVersionUID = 1L;

  Unreadable(String reason) {
    super(reason);
  }

  /** Why. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
