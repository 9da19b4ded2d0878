package org.hiphooks.server;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.hiphooks.config.CallLimits;

/** How much one client may ask. Thread-safe. */
final class ClientGate {

  private final Bucket bucket;
  private final Semaphore places;

  ClientGate(CallLimits limits) {
    this(limits, TimeMeter.SYSTEM_NANOTIME);
  }

  ClientGate(CallLimits limits, TimeMeter time) {
    this.bucket =
        Bucket.builder()
            .withCustomTimePrecision(time)
            .addLimit(
                limit ->
                    limit
                        .capacity(limits.callsPerSecond())
                        .refillGreedy(limits.callsPerSecond(), Duration.ofSeconds(1)))
            .build();
    this.places = new Semaphore(limits.callsAtOnce());
  }

  /** Whether the call may be worked on; if so, {@link #leave} must follow. */
  boolean enter() {
    if (!places.tryAcquire()) {
      return false;
    }
    if (bucket.tryConsume(1)) {
      return true;
    }
    places.release();
    return false;
  }

  void leave() {
    places.release();
  }
}
