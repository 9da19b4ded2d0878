package org.hiphooks.server;

/** Certificate or key cannot be used. The message names the file and says what to do. */
final class TlsInvalid extends Exception {

  private static final long serialVersionUID = 1L;

  TlsInvalid(String message) {
    super(message);
  }
}
