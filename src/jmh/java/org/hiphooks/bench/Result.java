package org.hiphooks.bench;

import java.util.List;

/**
 * What a piece of work costs.
 *
 * @param name of the contestant
 * @param runs how often it was done
 * @param millis CPU time, median
 * @param millis95 CPU time that 95 of 100 runs did not exceed
 * @param bytes allocated, median
 */
public record Result(String name, int runs, double millis, double millis95, long bytes) {

  private static final double NANOS_A_MILLI = 1e6;

  static Result of(String name, List<Long> nanos, List<Long> bytes) {
    return new Result(
        name,
        nanos.size(),
        at(nanos, 50) / NANOS_A_MILLI,
        at(nanos, 95) / NANOS_A_MILLI,
        at(bytes, 50));
  }

  private static long at(List<Long> values, int hundredth) {
    List<Long> sorted = values.stream().sorted().toList();
    return sorted.get(Math.min(sorted.size() - 1, sorted.size() * hundredth / 100));
  }
}
