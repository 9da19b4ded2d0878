package org.hiphooks.server;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long each part of a call took, for the header {@code Server-Timing}. */
final class PhaseTimes {

  private static final double NANOS_PER_MILLI = 1e6;

  private final Map<String, Long> nanos = new LinkedHashMap<>();
  private final long start = System.nanoTime();
  private long last = start;

  /** Ends a phase: it took all the time since the last one ended. */
  void end(String phase) {
    long now = System.nanoTime();
    nanos.merge(phase, now - last, Long::sum);
    last = now;
  }

  /** Ends a phase that says itself what its parts took. */
  void end(Map<String, Long> parts) {
    parts.forEach((phase, took) -> nanos.merge(phase, took, Long::sum));
    last = System.nanoTime();
  }

  /** Nanoseconds by phase, in order. */
  Map<String, Long> nanos() {
    return nanos;
  }

  /** Milliseconds since the start. */
  double totalMillis() {
    return (System.nanoTime() - start) / NANOS_PER_MILLI;
  }

  /** Value of {@code Server-Timing} (W3C): {@code read;dur=0.412, …, total;dur=3.100}. */
  String header() {
    StringBuilder header = new StringBuilder();
    nanos.forEach((phase, took) -> write(header, phase, took).append(", "));
    return write(header, "total", System.nanoTime() - start).toString();
  }

  /** Milliseconds to the thousandth, written by hand: each call has five to ten of them. */
  private static StringBuilder write(StringBuilder header, String phase, long nanos) {
    for (int i = 0; i < phase.length(); i++) {
      char letter = phase.charAt(i);
      header.append(isTokenCharacter(letter) ? letter : '-');
    }
    long micros = (Math.max(0, nanos) + 500) / 1000;
    String fraction = String.valueOf(1000 + micros % 1000);
    return header.append(";dur=").append(micros / 1000).append('.').append(fraction, 1, 4);
  }

  private static boolean isTokenCharacter(char letter) {
    return letter < 0x80 && (Character.isLetterOrDigit(letter) || letter == '_' || letter == '-');
  }
}
