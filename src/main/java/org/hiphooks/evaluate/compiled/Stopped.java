package org.hiphooks.evaluate.compiled;

/** Ends the evaluation of a define. */
final class Stopped extends RuntimeException {

  /** Its time is over. */
  static final Stopped TIME = new Stopped("time");

  /** It rests on one that failed. */
  static final Stopped FAILED = new Stopped("failed");

  private static final long serialVersionUID = 1L;

  private Stopped(String why) {
    super(why, null, false, false);
  }
}
