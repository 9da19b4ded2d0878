package org.hiphooks.ledger;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what other threads do. */
final class Await {

  private static final long LONG_ENOUGH = Duration.ofMinutes(2).toNanos();
  private static final long PAUSE = Duration.ofMillis(20).toNanos();

  private Await() {}

  static void until(Callable<Boolean> holds) {
    long end = System.nanoTime() + LONG_ENOUGH;
    try {
      while (!holds.call()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("what was waited for did not happen");
        }
        LockSupport.parkNanos(PAUSE);
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
