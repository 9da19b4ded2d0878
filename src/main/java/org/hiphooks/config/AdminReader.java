package org.hiphooks.config;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code admin:}. */
final class AdminReader {

  private final Problems problems;
  private final Environment environment;
  private final Values values;

  AdminReader(Problems problems, Environment environment) {
    this.problems = problems;
    this.environment = environment;
    this.values = new Values(problems);
  }

  /** The console; null if no port is given. */
  @Nullable AdminSection read(YamlSection section) {
    Optional<Scalar> port = over("HIPHOOKS_ADMIN_PORT", section.scalar("port"));
    Optional<Scalar> bind = over("HIPHOOKS_ADMIN_BIND", section.scalar("bind"));
    Optional<Scalar> url = over("HIPHOOKS_ADMIN_PUBLIC_URL", section.scalar("publicUrl"));
    section.refuseOthers();
    if (port.isEmpty()) {
      bind.or(() -> url).ifPresent(it -> problems.add(it.place(), "admin needs a port too"));
      return null;
    }
    URI publicUrl = url.map(values::secure).orElse(null);
    return new AdminSection(
        bind.map(values::text).orElse(ServerSection.DEFAULT.bind()),
        values.port(port.get()),
        publicUrl);
  }

  private Optional<Scalar> over(String variable, Optional<Scalar> written) {
    return environment.scalar(variable).or(() -> written);
  }
}
