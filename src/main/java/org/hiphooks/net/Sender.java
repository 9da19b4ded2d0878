package org.hiphooks.net;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Sends requests to elsewhere. */
@FunctionalInterface
public interface Sender {

  /**
   * Sends a request.
   *
   * @param timeout how long is waited, all attempts together
   * @return the answer, or {@link OutgoingFailed} as the cause of a {@link CompletionException}
   */
  CompletableFuture<IncomingAnswer> send(OutgoingRequest request, Duration timeout);
}
