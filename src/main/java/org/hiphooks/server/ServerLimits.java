package org.hiphooks.server;

import java.time.Duration;
import org.hiphooks.cdshooks.RequestReader;

/**
 * What one server takes on before it says no.
 *
 * @param bodyBytes largest body; more is 413
 * @param body how long a body may take to arrive; longer is 408
 * @param calls calls of services worked on at once
 * @param waitingCalls calls that may wait; more is 503
 * @param waiting how long a call may wait; longer is 503
 * @param idle how long a connection may say nothing
 * @param drain how long calls may take to end after the server was told to stop
 */
public record ServerLimits(
    long bodyBytes,
    Duration body,
    int calls,
    int waitingCalls,
    Duration waiting,
    Duration idle,
    Duration drain) {

  /** Most calls compute for a millisecond; one that asks a FHIR server waits, with ten requests. */
  private static final int CALLS_PER_CORE = 8;

  private static final int LEAST_PER_CORE = 4;
  private static final int WAITING_PER_CORE = 32;
  private static final int MOST_CALLS = 128;
  private static final long HEAP_PER_CALL = 16L << 20;

  /** For this machine. */
  public static ServerLimits defaults() {
    Runtime machine = Runtime.getRuntime();
    return of(Math.max(2, machine.availableProcessors()), machine.maxMemory());
  }

  /**
   * For a machine.
   *
   * @param cores processors, at least 2
   * @param heap bytes: a small one takes fewer calls at once
   */
  static ServerLimits of(int cores, long heap) {
    int room = (int) Math.min(MOST_CALLS, heap / HEAP_PER_CALL);
    int calls = Math.max(LEAST_PER_CORE * cores, Math.min(CALLS_PER_CORE * cores, room));
    return new ServerLimits(
        RequestReader.MAX_BYTES,
        Duration.ofSeconds(20),
        Math.min(calls, MOST_CALLS),
        WAITING_PER_CORE * cores,
        Duration.ofSeconds(2),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10));
  }
}
