package org.hiphooks.server;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What the service counts. A label is a name of the content, of the configuration or of the
 * program, never a word of a request: so no patient can be in it, and there are few of them.
 */
public final class Telemetry implements AutoCloseable {

  /** What Prometheus reads. */
  static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private @Nullable Tracing tracing;

  /** Where meters are registered. */
  public MeterRegistry registry() {
    return registry;
  }

  /** What makes spans, which are sent to a collector; null = nowhere. */
  Tracer tracer(@Nullable URI collector) {
    Tracing made = new Tracing(collector);
    tracing = made;
    return made.tracer();
  }

  /** Counts what the machine does too. */
  void watchMachine() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** All meters in Prometheus' text format. */
  String scrape() {
    return registry.scrape(CONTENT_TYPE);
  }

  @Override
  public void close() {
    if (tracing != null) {
      tracing.close();
    }
    collections.close();
    registry.close();
  }
}
