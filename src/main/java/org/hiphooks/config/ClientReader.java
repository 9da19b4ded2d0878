package org.hiphooks.config;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code clients:}. */
final class ClientReader {

  private final Problems problems;
  private final Values values;
  private final Set<String> names = new HashSet<>();
  private final Set<String> issuers = new HashSet<>();
  private final TokenReader tokens;
  private final SmartReader smart;
  private boolean hasDefault;

  ClientReader(Problems problems, @Nullable Path file) {
    this.problems = problems;
    this.values = new Values(problems);
    this.tokens = new TokenReader(problems, values, file);
    this.smart = new SmartReader(problems, values, tokens::path);
  }

  List<ClientSettings> read(List<YamlSection> sections) {
    return sections.stream().map(this::client).toList();
  }

  private ClientSettings client(YamlSection section) {
    String name = name(section);
    String issuer = section.scalar("issuer").map(this::issuer).orElse(null);
    ClientSettings client =
        ClientSettings.named(name)
            .issuer(issuer)
            .dialect(section.scalar("dialect").map(values::dialect).orElse(Dialect.STANDARD))
            .keyAliases(aliases(section.section("keyAliases")))
            .fhirServers(
                section.list("fhirServers").orElse(List.of()).stream().map(values::secure).toList())
            .origins(
                section.list("origins").orElse(List.of()).stream().map(values::origin).toList())
            .codes(new CodeReader(problems).read(section.sections("codes")))
            .isDefault(section.scalar("default").map(this::isDefault).orElse(false))
            .tokens(tokens.tokens(section, issuer))
            .limits(tokens.limits(section.section("limits")))
            .overrideReasons(section.section("overrideReasons").entries())
            .privateAddresses(
                section.list("privateAddresses").orElse(List.of()).stream()
                    .map(values::range)
                    .toList())
            .prefetch(section.scalar("prefetch").map(values::profile).orElse(PrefetchProfile.SAFE))
            .smart(smart.read(section.section("smart")))
            .build();
    section.refuseOthers();
    return client;
  }

  private String name(YamlSection section) {
    Scalar name = section.scalar("name").orElse(null);
    if (name == null) {
      problems.add(section.place(), "a client needs a name");
      return "";
    }
    if (!names.add(name.text())) {
      problems.add(name.place(), "two clients have this name");
    }
    return values.name(name);
  }

  private String issuer(Scalar value) {
    if (!issuers.add(value.text())) {
      problems.add(value.place(), "two clients have this issuer");
    }
    return values.text(value);
  }

  private boolean isDefault(Scalar value) {
    boolean flag = values.flag(value);
    if (flag && hasDefault) {
      problems.add(value.place(), "only one client may be the default");
    }
    hasDefault |= flag;
    return flag;
  }

  private Map<String, String> aliases(YamlSection section) {
    Map<String, String> aliases = new LinkedHashMap<>();
    section.entries().forEach((alias, key) -> aliases.put(alias, values.text(key)));
    return aliases;
  }
}
