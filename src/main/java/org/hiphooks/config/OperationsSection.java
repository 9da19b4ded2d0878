package org.hiphooks.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the service is run: {@code management:}, {@code tls:}, {@code reload:}, {@code traces:} and
 * {@code limits:}; which engine evaluates: {@code evaluation:}.
 *
 * @param management where health and metrics are told; null = on no port of their own
 * @param tls certificate of the service; null = plain HTTP
 * @param watch {@code reload.watchSeconds}, how often files are looked at; zero = never
 * @param traces {@code traces.otlp}, where traces are sent; null = nowhere
 * @param fetch {@code limits.fetchMillis}, how long an answer waits for a FHIR server
 * @param evaluation {@code limits.evaluationMillis}, how long all rules may take together
 * @param engines {@code evaluation:}
 */
public record OperationsSection(
    @Nullable ManagementSection management,
    @Nullable TlsSection tls,
    Duration watch,
    @Nullable URI traces,
    Duration fetch,
    Duration evaluation,
    EvaluationSection engines) {

  /** Evaluated as is usual. */
  public OperationsSection(
      @Nullable ManagementSection management,
      @Nullable TlsSection tls,
      Duration watch,
      @Nullable URI traces,
      Duration fetch,
      Duration evaluation) {
    this(management, tls, watch, traces, fetch, evaluation, EvaluationSection.DEFAULT);
  }

  /** The certificates of both ports, as far as they have one. */
  public List<TlsSection> certificates() {
    TlsSection own = management == null ? null : management.tls();
    return Stream.of(tls, own).filter(Objects::nonNull).toList();
  }

  /** What holds without a configuration. */
  public static final OperationsSection DEFAULT =
      new OperationsSection(
          null, null, Duration.ZERO, null, Duration.ofSeconds(2), Duration.ofSeconds(2));
}
