package org.hiphooks.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how the service is run. */
final class OperationsReader {

  private static final int MAX_WATCH_SECONDS = 3600;
  private static final int MIN_MILLIS = 100;
  private static final int MAX_MILLIS = 30_000;

  private final Problems problems;
  private final Environment environment;
  private final Values values;
  private final @Nullable Path file;

  OperationsReader(Problems problems, Environment environment, @Nullable Path file) {
    this.problems = problems;
    this.environment = environment;
    this.values = new Values(problems);
    this.file = file;
  }

  OperationsSection read(YamlSection root) {
    OperationsSection defaults = OperationsSection.DEFAULT;
    YamlSection reload = root.section("reload");
    YamlSection traces = root.section("traces");
    YamlSection limits = root.section("limits");
    checkLogs();
    OperationsSection read =
        new OperationsSection(
            management(root.section("management")),
            tls(root.section("tls")),
            reload
                .scalar("watchSeconds")
                .map(value -> Duration.ofSeconds(values.number(value, 0, MAX_WATCH_SECONDS)))
                .orElse(defaults.watch()),
            over("HIPHOOKS_TRACES_OTLP", traces.scalar("otlp")).map(values::address).orElse(null),
            millis(limits, "fetchMillis", defaults.fetch()),
            millis(limits, "evaluationMillis", defaults.evaluation()),
            engines(root.section("evaluation")));
    reload.refuseOthers();
    traces.refuseOthers();
    limits.refuseOthers();
    return read;
  }

  private EvaluationSection engines(YamlSection section) {
    EvaluationSection defaults = EvaluationSection.DEFAULT;
    EvaluationSection read =
        new EvaluationSection(
            section.scalar("engine").map(values::engine).orElse(defaults.engine()),
            section.scalar("shadow").map(values::share).orElse(defaults.shadow()));
    section.refuseOthers();
    return read;
  }

  private @Nullable ManagementSection management(YamlSection section) {
    Optional<Scalar> port = over("HIPHOOKS_MANAGEMENT_PORT", section.scalar("port"));
    Optional<Scalar> bind = over("HIPHOOKS_MANAGEMENT_BIND", section.scalar("bind"));
    TlsSection tls = tls(section.section("tls"));
    section.refuseOthers();
    if (port.isEmpty()) {
      if (bind.isPresent() || tls != null) {
        String place = bind.map(Scalar::place).orElse(section.place());
        problems.add(place, "management needs a port too");
      }
      return null;
    }
    return new ManagementSection(
        bind.map(values::text).orElse(ServerSection.DEFAULT.bind()), values.port(port.get()), tls);
  }

  private @Nullable TlsSection tls(YamlSection section) {
    Optional<Path> certificate = section.scalar("certificate").map(this::path);
    Optional<Path> key = section.scalar("key").map(this::path);
    section.refuseOthers();
    if (certificate.isEmpty() != key.isEmpty()) {
      problems.add(section.place(), "tls needs a certificate and a key");
    }
    return certificate.isPresent() && key.isPresent()
        ? new TlsSection(certificate.get(), key.get())
        : null;
  }

  /** The log is set up before the configuration is read; here a wrong word is only told. */
  private void checkLogs() {
    environment
        .scalar("HIPHOOKS_LOG")
        .filter(value -> !"text".equals(value.text()) && !"json".equals(value.text()))
        .ifPresent(value -> problems.add(value.place(), "must be text or json"));
  }

  private Duration millis(YamlSection section, String key, Duration otherwise) {
    return section
        .scalar(key)
        .map(value -> Duration.ofMillis(values.number(value, MIN_MILLIS, MAX_MILLIS)))
        .orElse(otherwise);
  }

  private Path path(Scalar value) {
    try {
      Path path = Path.of(values.text(value));
      return file == null ? path : file.toAbsolutePath().resolveSibling(path).normalize();
    } catch (InvalidPathException e) {
      problems.add(value.place(), "is no path");
      return Path.of("");
    }
  }

  private Optional<Scalar> over(String variable, Optional<Scalar> written) {
    return environment.scalar(variable).or(() -> written);
  }
}
