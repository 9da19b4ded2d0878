package org.hiphooks.demo.ehr;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One opening of a chart: the call it made, and what was drafted from the answer. Thread-safe. */
final class Visit {

  private final String id = UUID.randomUUID().toString();
  private final String patientId;
  private final CompletableFuture<Exchange> call;
  private final Drafts drafts = new Drafts();
  private final long begin = System.nanoTime();

  Visit(String patientId, CompletableFuture<Exchange> call) {
    this.patientId = patientId;
    this.call = call;
  }

  String id() {
    return id;
  }

  String patientId() {
    return patientId;
  }

  Drafts drafts() {
    return drafts;
  }

  /** The call, if it is over. */
  Optional<Exchange> exchange() {
    return call.isDone() ? Optional.of(call.join()) : Optional.empty();
  }

  /** How long the visit has lasted. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Waits for the call until the visit is this old, or not at all if it is older. */
  void awaitUntil(Duration age) {
    long nanos = age.minus(age()).toNanos();
    if (nanos <= 0) {
      return;
    }
    try {
      call.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // The page says that it is still waiting.
    } catch (ExecutionException e) {
      throw new IllegalStateException("a call ends with an exchange", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
