package org.hiphooks.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/**
 * The id under which reply, log and trace speak of a call: a hash of its {@code hookInstance}. The
 * client can compute it, and whatever a client puts into {@code hookInstance} is not written.
 */
final class Correlation {

  private static final String KEY = "correlation";
  private static final int BYTES = 8;

  private Correlation() {}

  static String of(String hookInstance) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(hookInstance.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For a request that names no call. */
  static String any() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /** Until it is closed, every line of this thread's log carries the id. */
  static MDC.MDCCloseable logged(String id) {
    return MDC.putCloseable(KEY, id);
  }
}
