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

  private static final int CALLS_PER_CORE = 4;
  private static final int WAITING_PER_CALL = 8;

  /** For this machine. */
  public static ServerLimits defaults() {
    int calls = Math.max(2, Runtime.getRuntime().availableProcessors()) * CALLS_PER_CORE;
    return new ServerLimits(
        RequestReader.MAX_BYTES,
        Duration.ofSeconds(20),
        calls,
        calls * WAITING_PER_CALL,
        Duration.ofSeconds(2),
        Duration.ofSeconds(30),
        Duration.ofSeconds(10));
  }
}
