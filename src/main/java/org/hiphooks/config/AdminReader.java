package org.hiphooks.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code admin:}. */
final class AdminReader {

  private static final List<String> ROLES =
      List.of("viewer", "operator", "content", "auditor", "trust");

  private final Problems problems;
  private final Environment environment;
  private final Values values;
  private final Function<Scalar, @Nullable Path> paths;

  AdminReader(Problems problems, Environment environment, Function<Scalar, @Nullable Path> paths) {
    this.problems = problems;
    this.environment = environment;
    this.values = new Values(problems);
    this.paths = paths;
  }

  /** The console; null if no port is given. */
  @Nullable AdminSection read(YamlSection section) {
    Optional<Scalar> port = over("HIPHOOKS_ADMIN_PORT", section.scalar("port"));
    Optional<Scalar> bind = over("HIPHOOKS_ADMIN_BIND", section.scalar("bind"));
    Optional<Scalar> url = over("HIPHOOKS_ADMIN_PUBLIC_URL", section.scalar("publicUrl"));
    SignOnSection oidc = section.has("oidc") ? oidc(section.section("oidc")) : null;
    section.refuseOthers();
    if (port.isEmpty()) {
      bind.or(() -> url).ifPresent(it -> problems.add(it.place(), "admin needs a port too"));
      return null;
    }
    URI publicUrl = url.map(values::secure).orElse(null);
    return new AdminSection(
        bind.map(values::text).orElse(ServerSection.DEFAULT.bind()),
        values.port(port.get()),
        publicUrl,
        oidc);
  }

  private @Nullable SignOnSection oidc(YamlSection section) {
    Optional<URI> issuer = section.scalar("issuer").map(values::secure);
    Optional<String> client = section.scalar("clientId").map(values::text);
    Path secret = section.scalar("clientSecretFile").map(paths).orElse(null);
    String name = section.scalar("nameClaim").map(values::text).orElse("preferred_username");
    String groups = section.scalar("groupsClaim").map(values::text).orElse("groups");
    Map<String, List<String>> roles = roles(section.section("roles"));
    List<AddressRange> inside =
        section.list("privateAddresses").orElse(List.of()).stream().map(values::range).toList();
    section.refuseOthers();
    if (issuer.isEmpty() || client.isEmpty() || roles.isEmpty()) {
      problems.add(section.place(), "oidc needs issuer, clientId and roles");
      return null;
    }
    return new SignOnSection(issuer.get(), client.get(), secret, name, groups, roles, inside);
  }

  private Map<String, List<String>> roles(YamlSection section) {
    Map<String, List<String>> roles = new LinkedHashMap<>();
    for (String role : ROLES) {
      section
          .list(role)
          .ifPresent(groups -> roles.put(role, groups.stream().map(values::text).toList()));
    }
    section.refuseOthers();
    return roles;
  }

  private Optional<Scalar> over(String variable, Optional<Scalar> written) {
    return environment.scalar(variable).or(() -> written);
  }
}
