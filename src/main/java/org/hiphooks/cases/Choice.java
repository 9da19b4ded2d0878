package org.hiphooks.cases;

import java.util.List;

/**
 * Choices that look random and are the same for the same seed and name, on every Java. The
 * generator is SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
 */
final class Choice {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  Choice(long seed, String name) {
    this.state = mixed(seed) + mixed(name.hashCode());
  }

  /** One of the elements; the list must not be empty. */
  <T> T of(List<T> elements) {
    return elements.get(below(elements.size()));
  }

  /** A number from 0 up to, but not including, the bound. */
  int below(int bound) {
    state += GAMMA;
    return (int) Long.remainderUnsigned(mixed(state), bound);
  }

  /** True once in so many times. */
  boolean oneIn(int times) {
    return below(times) == 0;
  }

  private static long mixed(long value) {
    long once = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
    return twice ^ (twice >>> 31);
  }
}
