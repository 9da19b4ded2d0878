package org.hiphooks.admin.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What whoever starts the service sees, and so may make the first account. Thread-safe. */
final class SetupCode {

  private static final Duration VALID = Duration.ofMinutes(15);
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
  private static final int LENGTH = 12;
  private static final int GROUP = 4;
  private static final int MOST_TRIES = 20;

  private final Clock clock;
  private final String code;
  private final Instant until;
  private int tries;

  SetupCode(Clock clock, SecureRandom random) {
    this.clock = clock;
    this.until = clock.instant().plus(VALID);
    StringBuilder letters = new StringBuilder();
    random.ints(LENGTH, 0, LETTERS.length()).forEach(i -> letters.append(LETTERS.charAt(i)));
    this.code = letters.toString();
  }

  /** The code in groups, for the terminal. */
  String shown() {
    return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }

  Instant until() {
    return until;
  }

  /** Whether it is still valid. */
  synchronized boolean isValid() {
    return clock.instant().isBefore(until) && tries < MOST_TRIES;
  }

  /** Whether somebody has seen it. */
  synchronized boolean fits(String typed) {
    if (!isValid()) {
      return false;
    }
    tries++;
    String letters = typed.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return MessageDigest.isEqual(
        letters.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
  }
}
