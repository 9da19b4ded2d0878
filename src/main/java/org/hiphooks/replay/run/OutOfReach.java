package org.hiphooks.replay.run;

import java.io.IOException;

/** A file cannot be read or written. The message says which, and quotes nothing of a patient. */
public final class OutOfReach extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Something happened to a file.
   *
   * @param what which file, and what cannot be done
   * @param cause why
   */
  public OutOfReach(String what, IOException cause) {
    super(what + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    String message = cause.getMessage();
    boolean isFull = message != null && message.contains("No space left");
    return isFull ? "the disk is full" : cause.getClass().getSimpleName();
  }
}
