package org.hiphooks.net;

import dev.failsafe.CircuitBreaker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of the servers that are asked: which of them fail so often that they are left alone
 * for a while, and how they answered. Outlives a reload. Thread-safe.
 */
public final class Hosts {

  private static final Logger LOG = LoggerFactory.getLogger(Hosts.class);
  private static final int FAILURES = 10;
  private static final int OF_ANSWERS = 20;

  private final MeterRegistry registry;
  private final Duration pause;
  private final boolean isGuarding;
  private final Map<Origin, CircuitBreaker<Object>> breakers = new ConcurrentHashMap<>();

  /** Leaves nobody alone and counts nothing: for a demo, where servers fail on purpose. */
  public Hosts() {
    this(new CompositeMeterRegistry(), Duration.ZERO, false);
  }

  /** Counts in a registry. */
  public Hosts(MeterRegistry registry) {
    this(registry, Duration.ofSeconds(10));
  }

  /**
   * Counts in a registry.
   *
   * @param pause how long a server that fails is left alone before it is tried again
   */
  Hosts(MeterRegistry registry, Duration pause) {
    this(registry, pause, true);
  }

  private Hosts(MeterRegistry registry, Duration pause, boolean isGuarding) {
    this.registry = registry;
    this.pause = pause;
    this.isGuarding = isGuarding;
  }

  /** The same client, which leaves servers alone that fail, and tries again where that is safe. */
  public Sender guarding(OutgoingHttp http) {
    return isGuarding ? new GuardedSender(http, this) : http::send;
  }

  CircuitBreaker<Object> breaker(Origin host) {
    return breakers.computeIfAbsent(host, this::made);
  }

  void ended(Origin host, String outcome, long nanos) {
    Timer.builder("hiphooks.fetch")
        .description("requests to FHIR servers by what became of them")
        .tags("host", name(host), "outcome", outcome)
        .register(registry)
        .record(Duration.ofNanos(nanos));
  }

  private CircuitBreaker<Object> made(Origin host) {
    CircuitBreaker<Object> breaker =
        CircuitBreaker.builder()
            .withFailureThreshold(FAILURES, OF_ANSWERS)
            .withDelay(pause)
            .withSuccessThreshold(1)
            .onOpen(e -> LOG.warn("{} fails: left alone for {} s", name(host), pause.toSeconds()))
            .onClose(e -> LOG.info("{} answers again", name(host)))
            .build();
    Gauge.builder("hiphooks.circuit.open", breaker, b -> b.isOpen() ? 1 : 0)
        .description("1 while a FHIR server is left alone because it fails")
        .tags("host", name(host))
        .register(registry);
    return breaker;
  }

  private static String name(Origin host) {
    return String.format(Locale.ROOT, "%s://%s:%d", host.scheme(), host.host(), host.port());
  }
}
