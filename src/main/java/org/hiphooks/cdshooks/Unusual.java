package org.hiphooks.cdshooks;

/** The bytes are not what a quick walk understands; whether they are wrong is not said. */
final class Unusual extends RuntimeException {

  static final Unusual INSTANCE = new Unusual();

  private static final long serialVersionUID = 1L;

  private Unusual() {
    super("left to the parser", null, false, false);
  }
}
