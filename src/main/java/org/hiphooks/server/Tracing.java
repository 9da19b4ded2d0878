package org.hiphooks.server;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Traces. With a collector, each call becomes a span there; without one, a trace that a caller
 * began is only passed on.
 */
final class Tracing implements AutoCloseable {

  private static final String NAME = "hiphooks";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final @Nullable SdkTracerProvider provider;

  Tracing(@Nullable URI collector) {
    provider = collector == null ? null : provider(collector);
  }

  Tracer tracer() {
    return provider == null ? OpenTelemetry.noop().getTracer(NAME) : provider.get(NAME);
  }

  private static SdkTracerProvider provider(URI collector) {
    OtlpHttpSpanExporter exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(collector.toString())
            .setTimeout(PATIENCE)
            .build();
    return SdkTracerProvider.builder()
        .setResource(Resource.builder().put("service.name", NAME).build())
        .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
        .build();
  }

  /** Sends what is left. */
  @Override
  public void close() {
    if (provider != null) {
      provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
