package org.hiphooks.demo.ehr;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One call of the service whose cards stand on a chart, and what the clinician made of them.
 * Thread-safe.
 */
final class HookCall {

  private final String id = UUID.randomUUID().toString();
  private final Occasion occasion;
  private final CompletableFuture<Exchange> call;
  private final Drafts drafts = new Drafts();
  private final Overrides overrides = new Overrides();
  private final Set<String> settled = ConcurrentHashMap.newKeySet();
  private final long begin = System.nanoTime();

  HookCall(Occasion occasion, CompletableFuture<Exchange> call) {
    this.occasion = occasion;
    this.call = call;
  }

  String id() {
    return id;
  }

  String hook() {
    return occasion.hook();
  }

  /** What the call is about, in words; empty for a chart. */
  String about() {
    return occasion.about();
  }

  Drafts drafts() {
    return drafts;
  }

  Overrides overrides() {
    return overrides;
  }

  /** References of what is no draft any more, so that no suggestion may change it. */
  Set<String> settled() {
    return settled;
  }

  /** The call, if it is over. */
  Optional<Exchange> exchange() {
    return call.isDone() ? Optional.of(call.join()) : Optional.empty();
  }

  /** How long ago it began. */
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Waits for the answer until the call is this old, or not at all if it is older. */
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
