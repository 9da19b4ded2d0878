package org.hiphooks.guidance;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long each phase took, by the system's own clock: not the evaluation's now. */
final class Phases {

  private final Map<String, Long> durations = new LinkedHashMap<>();
  private long start = System.nanoTime();

  void end(String phase) {
    long now = System.nanoTime();
    durations.put(phase, now - start);
    start = now;
  }

  /** Nanoseconds by phase, in order. */
  Map<String, Long> durations() {
    return durations;
  }
}
