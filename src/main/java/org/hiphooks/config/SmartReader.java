package org.hiphooks.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code clients[].smart}. */
final class SmartReader {

  private static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]{0,99}";

  private final Problems problems;
  private final Values values;
  private final Function<Scalar, Path> paths;

  SmartReader(Problems problems, Values values, Function<Scalar, Path> paths) {
    this.problems = problems;
    this.values = values;
    this.paths = paths;
  }

  /** A client that launches the hip form says under which id; others leave the section out. */
  @Nullable SmartSettings read(YamlSection smart) {
    String clientId = smart.scalar("clientId").map(values::text).orElse("");
    SmartSettings settings =
        new SmartSettings(
            clientId,
            smart.list("scopes").orElse(List.of()).stream().map(values::text).toList(),
            smart.list("origins").orElse(List.of()).stream().map(values::origin).toList(),
            smart.scalar("secretFile").map(paths).orElse(null),
            smart.scalar("secretVariable").map(this::variable).orElse(null),
            smart.scalar("keyFile").map(paths).orElse(null));
    smart.refuseOthers();
    List<Object> proofs =
        Stream.of(settings.secretFile(), settings.secretVariable(), settings.keyFile())
            .filter(Objects::nonNull)
            .<Object>map(Objects::requireNonNull)
            .toList();
    if (proofs.size() > 1) {
      problems.add(
          smart.place(), "smart takes one of secretFile, secretVariable and keyFile, or none");
    }
    boolean isEmpty =
        settings.scopes().isEmpty() && settings.origins().isEmpty() && proofs.isEmpty();
    if (clientId.isEmpty() && !isEmpty) {
      problems.add(smart.place(), "smart needs a clientId");
    }
    return clientId.isEmpty() ? null : settings;
  }

  private String variable(Scalar value) {
    if (!value.text().matches(VARIABLE)) {
      problems.add(value.place(), "the name of an environment variable is meant, not a secret");
    }
    return value.text();
  }
}
