package org.hiphooks.server;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.knowledge.ContentInvalid;
import org.hiphooks.trust.TrustedClient;
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

  /** Brings what was loaded up to date with what was changed since. */
  @FunctionalInterface
  public interface Renewal {

    /** The same content for those who are served now. */
    Serving renew(Serving serving);
  }

  private final Source source;
  private final Readiness readiness;
  private final MeterRegistry registry;
  private final Clock clock;
  private final Object swapping = new Object();
  private volatile Renewal renewal = serving -> serving;
  private @Nullable Serving former;

  Reloading(Source source, Readiness readiness, MeterRegistry registry, Clock clock) {
    this.source = source;
    this.readiness = readiness;
    this.registry = registry;
    this.clock = clock;
    registry.gauge("hiphooks.reload.failed", readiness, state -> state.isReloadFailed() ? 1 : 0);
  }

  /** What is taken is brought up to date by this. */
  void renewBy(Renewal other) {
    renewal = other;
  }

  /** Brings what answers up to date, without loading anything. Calls are not interrupted. */
  void renew() {
    synchronized (swapping) {
      readiness.serving().map(renewal::renew).ifPresent(readiness::ready);
    }
  }

  /** Who is served; nobody before something answers. */
  public List<TrustedClient> trusted() {
    return readiness.serving().map(serving -> serving.callers().trusted()).orElse(List.of());
  }

  /** Whether callers show who they are. */
  public boolean isVerifying() {
    return readiness.serving().map(serving -> serving.callers().isVerifying()).orElse(false);
  }

  /**
   * What was loaded and is not taken yet.
   *
   * @param serving what could answer; null if it cannot be used
   * @param outcome what came of checking it
   */
  public record Prepared(@Nullable Serving serving, ReloadOutcome outcome) {}

  /** Loads anew; one at a time. Takes seconds, in which calls are answered as before. */
  public synchronized ReloadOutcome reload() {
    LOG.info("reloading content and configuration");
    Prepared prepared = prepare();
    ReloadOutcome outcome = prepared.outcome();
    if (prepared.serving() != null) {
      return take(prepared);
    }
    LOG.error(
        "not reloaded, content {} answers as before; problems: {}",
        outcome.contentHash(),
        outcome.problems());
    ended(outcome);
    return outcome;
  }

  /** Loads and checks, and takes nothing. Takes seconds. */
  public synchronized Prepared prepare() {
    try {
      Serving loaded = source.load();
      return new Prepared(
          loaded, new ReloadOutcome(clock.instant(), false, hash(loaded.guidance()), List.of()));
    } catch (ContentInvalid e) {
      return new Prepared(null, failed(e.problems().stream().map(String::valueOf).toList()));
    } catch (SettingsInvalid e) {
      return new Prepared(null, failed(e.problems().stream().map(String::valueOf).toList()));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      Faults.log("reloading", e, "-");
      return new Prepared(null, failed(List.of(e.getClass().getSimpleName())));
    }
  }

  /**
   * Answers with what was prepared.
   *
   * @throws IllegalArgumentException if it cannot be used
   */
  public ReloadOutcome take(Prepared prepared) {
    Serving serving = prepared.serving();
    if (serving == null) {
      throw new IllegalArgumentException("what cannot be used is not taken");
    }
    synchronized (swapping) {
      former = readiness.serving().orElse(null);
      return swap(serving);
    }
  }

  /** What answered before what answers now; empty if nothing did. */
  public Optional<GuidanceService> former() {
    synchronized (swapping) {
      return Optional.ofNullable(former).map(Serving::guidance);
    }
  }

  /** Answers again with what answered before, for those who are served now. */
  public Optional<ReloadOutcome> rollBack() {
    synchronized (swapping) {
      Serving before = former;
      Serving now = readiness.serving().orElse(null);
      if (before == null || now == null) {
        return Optional.empty();
      }
      former = now;
      return Optional.of(swap(before.servingThoseOf(now)));
    }
  }

  private ReloadOutcome swap(Serving loaded) {
    Serving serving = renewal.renew(loaded);
    readiness.ready(serving);
    serving.whenTaken().run();
    ReloadOutcome outcome =
        new ReloadOutcome(clock.instant(), true, hash(serving.guidance()), List.of());
    LOG.info("reloaded: content {}", outcome.contentHash());
    ended(outcome);
    return outcome;
  }

  private void ended(ReloadOutcome outcome) {
    readiness.reloaded(outcome);
    registry
        .counter("hiphooks.reloads", "outcome", outcome.isTaken() ? "taken" : "refused")
        .increment();
  }

  /** What became of the last one; empty = there was none. */
  public Optional<ReloadOutcome> last() {
    return readiness.lastReload();
  }

  /** The problems are words about the authors' and operators' files. */
  private ReloadOutcome failed(List<String> problems) {
    @Nullable GuidanceService kept = readiness.guidance().orElse(null);
    String hash = kept == null ? "" : hash(kept);
    return new ReloadOutcome(clock.instant(), false, hash, problems);
  }

  private static String hash(GuidanceService guidance) {
    return guidance.services().stream().findFirst().map(s -> s.contentHash()).orElse("");
  }
}
