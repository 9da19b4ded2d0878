package org.hiphooks.server;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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
    String phases =
        nanos.entrySet().stream()
            .map(entry -> entry(entry.getKey(), entry.getValue() / NANOS_PER_MILLI))
            .collect(Collectors.joining(", "));
    return phases + ", " + entry("total", totalMillis());
  }

  private static String entry(String phase, double millis) {
    return String.format(
        Locale.ROOT, "%s;dur=%.3f", phase.replaceAll("[^A-Za-z0-9_-]", "-"), millis);
  }
}
