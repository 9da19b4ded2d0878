package org.hiphooks.config;

/**
 * {@code limits:} of a client: how much it may ask. More is answered with 429.
 *
 * @param callsPerSecond {@code callsPerSecond}, on average; as many may come at once after a pause
 * @param callsAtOnce {@code callsAtOnce}, worked on at the same time
 */
public record CallLimits(int callsPerSecond, int callsAtOnce) {

  /** Enough for a hospital: every limit above it is a mistake or an attack. */
  public static final CallLimits DEFAULT = new CallLimits(100, 64);
}
