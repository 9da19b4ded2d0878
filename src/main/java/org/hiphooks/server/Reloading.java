package org.hiphooks.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.knowledge.ContentInvalid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes changed content and configuration: load, check, swap. What cannot be used never replaces
 * what can; calls that were begun end with what they began with.
 */
public final class Reloading {

  private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);

  /** Loads and checks; throws if what it finds cannot be used. */
  @FunctionalInterface
  public interface Source {

    /** A guidance that is warm, or an exception that says why there is none. */
    Serving load();
  }

  private final Source source;
  private final Readiness readiness;
  private final MeterRegistry registry;
  private final Clock clock;

  Reloading(Source source, Readiness readiness, MeterRegistry registry, Clock clock) {
    this.source = source;
    this.readiness = readiness;
    this.registry = registry;
    this.clock = clock;
    registry.gauge("hiphooks.reload.failed", readiness, state -> state.isReloadFailed() ? 1 : 0);
  }

  /** Loads anew; one at a time. Takes seconds, in which calls are answered as before. */
  public synchronized ReloadOutcome reload() {
    LOG.info("reloading content and configuration");
    ReloadOutcome outcome;
    try {
      Serving loaded = source.load();
      readiness.ready(loaded);
      outcome = new ReloadOutcome(clock.instant(), true, hash(loaded.guidance()), List.of());
      LOG.info("reloaded: content {}", outcome.contentHash());
    } catch (ContentInvalid e) {
      outcome = failed(e.problems().stream().map(String::valueOf).toList());
    } catch (SettingsInvalid e) {
      outcome = failed(e.problems().stream().map(String::valueOf).toList());
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      Faults.log("reloading", e, "-");
      outcome = failed(List.of(e.getClass().getSimpleName()));
    }
    readiness.reloaded(outcome);
    registry
        .counter("hiphooks.reloads", "outcome", outcome.isTaken() ? "taken" : "refused")
        .increment();
    return outcome;
  }

  /** What became of the last one; empty = there was none. */
  public Optional<ReloadOutcome> last() {
    return readiness.lastReload();
  }

  /** The problems are words about the authors' and operators' files. */
  private ReloadOutcome failed(List<String> problems) {
    @Nullable GuidanceService kept = readiness.guidance().orElse(null);
    String hash = kept == null ? "" : hash(kept);
    LOG.error("not reloaded, content {} answers as before; problems: {}", hash, problems);
    return new ReloadOutcome(clock.instant(), false, hash, problems);
  }

  private static String hash(GuidanceService guidance) {
    return guidance.services().stream().findFirst().map(s -> s.contentHash()).orElse("");
  }
}
