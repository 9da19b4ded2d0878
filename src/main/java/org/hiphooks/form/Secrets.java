package org.hiphooks.form;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that nobody guesses, as they stand in links, cookies and fields. Thread-safe. */
final class Secrets {

  private static final int BYTES = 24;

  private final SecureRandom random = new SecureRandom();

  /** The form of {@link org.hiphooks.pages.SessionCookie#SECRET}. */
  String next() {
    return next(BYTES);
  }

  /** One of so many bytes. */
  String next(int bytes) {
    byte[] secret = new byte[bytes];
    random.nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
