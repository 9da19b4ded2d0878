package org.hiphooks.spark;

/** What was named on the command line cannot be used. The message says which argument and why. */
final class InputRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InputRefused(String message) {
    super(message);
  }
}
