package org.hiphooks.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.trust.RefusalWatch;

/** Counts calls, cards, rules that failed, and how long each phase took. */
final class CallMetrics {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5)
  };

  private final MeterRegistry registry;

  CallMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A call that was answered with cards, or with none. */
  void answered(String service, HookAnswer answer, List<Card> cards, PhaseTimes times) {
    times.nanos().forEach((phase, nanos) -> phase(service, phase, nanos));
    for (Card card : cards) {
      String level = card.indicator().name().toLowerCase(java.util.Locale.ROOT);
      registry
          .counter("hiphooks.cards", "service", service, "rule", card.rule(), "level", level)
          .increment();
    }
    answer
        .failedRules()
        .forEach(rule -> registry.counter("hiphooks.rules.failed", "rule", rule).increment());
  }

  /**
   * A call that one of the client's own events made. What is not a small number counts as other: a
   * caller must not make series without end.
   */
  void triggered(String service, String trigger) {
    registry.counter("hiphooks.triggers", "service", service, "trigger", trigger).increment();
  }

  /** A request that is over, whatever became of it. */
  void ended(String route, int status, long nanos) {
    Timer.builder("hiphooks.http")
        .description("requests by route and status, with what they took")
        .tags("route", route, "status", String.valueOf(status))
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  /** A request that was not answered as it wanted, and why. */
  void refused(int status, String reason) {
    registry
        .counter("hiphooks.rejections", "status", String.valueOf(status), "reason", reason)
        .increment();
  }

  /** Counts refused tokens, and passes them on. */
  static RefusalWatch counted(MeterRegistry registry, RefusalWatch next) {
    return (client, reason) -> {
      String who = client.isEmpty() ? "unknown" : client;
      String why = reason.toLowerCase(java.util.Locale.ROOT);
      registry.counter("hiphooks.tokens.refused", "client", who, "reason", why).increment();
      next.refused(client, reason);
    };
  }

  private void phase(String service, String phase, long nanos) {
    Timer.builder("hiphooks.phase")
        .description("parts of a call: reading, fetching, deciding, writing")
        .tags("service", service, "phase", phase)
        .serviceLevelObjectives(BUCKETS)
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }
}
