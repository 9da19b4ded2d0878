package org.hiphooks.trust;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many signatures of one client are checked at once, and how many may wait for that: a flood of
 * tokens in its name, or an address of keys that does not answer, holds up nobody else.
 */
final class CheckPlaces {

  private static final int AT_ONCE = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
  private static final int WAITING = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Semaphore places = new Semaphore(AT_ONCE);

  /** Whether a check may begin; if so, {@link #leave} must follow. */
  boolean enter() {
    if (places.tryAcquire()) {
      return true;
    }
    if (places.getQueueLength() >= WAITING) {
      return false;
    }
    try {
      return places.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void leave() {
    places.release();
  }
}
