package org.hiphooks.server;

import java.time.Duration;
import java.util.Optional;
import org.hiphooks.cdshooks.GuidanceService;
import org.jspecify.annotations.Nullable;

/** What the endpoints share: the guidance, once it is warm, and whether the server is stopping. */
final class Readiness {

  private final long startedNanos = System.nanoTime();
  private volatile @Nullable Serving serving;
  private volatile @Nullable ReloadOutcome lastReload;
  private volatile boolean isStopping;

  /** The guidance; empty before it is warm. */
  Optional<GuidanceService> guidance() {
    return serving().map(Serving::guidance);
  }

  /** What answers and whom; empty before it is warm. */
  Optional<Serving> serving() {
    return Optional.ofNullable(serving);
  }

  /** From now on calls are answered. A call that was begun keeps the guidance it began with. */
  void ready(Serving warm) {
    serving = warm;
  }

  /** From now on health says so. */
  void stopping() {
    isStopping = true;
  }

  boolean isStopping() {
    return isStopping;
  }

  /** Whether calls are answered. */
  boolean isReady() {
    return serving != null && !isStopping;
  }

  void reloaded(ReloadOutcome outcome) {
    lastReload = outcome;
  }

  Optional<ReloadOutcome> lastReload() {
    return Optional.ofNullable(lastReload);
  }

  boolean isReloadFailed() {
    return lastReload().map(outcome -> !outcome.isTaken()).orElse(false);
  }

  Duration uptime() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }
}
