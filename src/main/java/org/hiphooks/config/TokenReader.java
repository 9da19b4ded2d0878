package org.hiphooks.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code tokens:} and {@code limits:} of a client. */
final class TokenReader {

  private static final Set<String> ALGORITHMS =
      Set.of("ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512");
  private static final int MAX_LIFETIME_SECONDS = 3600;
  private static final int MAX_CALLS_PER_SECOND = 10_000;
  private static final int MAX_CALLS_AT_ONCE = 1_000;

  private final Problems problems;
  private final Values values;
  private final @Nullable Path file;

  TokenReader(Problems problems, Values values, @Nullable Path file) {
    this.problems = problems;
    this.values = values;
    this.file = file;
  }

  /** What the client's tokens must be; null if nothing is said of them. */
  @Nullable TokenSettings tokens(YamlSection client, @Nullable String issuer) {
    if (!client.has("tokens")) {
      return null;
    }
    YamlSection section = client.section("tokens");
    Path keys = section.scalar("keys").map(this::path).orElse(null);
    String keySet = section.scalar("keySet").map(values::text).orElse(null);
    URI keysUrl = section.scalar("keysUrl").map(this::keysUrl).orElse(null);
    if (Stream.of(keys, keySet, keysUrl).filter(Objects::nonNull).count() != 1) {
      problems.add(
          section.place(),
          "tokens need one of keys (a file), keysUrl (an address), keySet (the keys themselves)");
    }
    if (issuer == null) {
      problems.add(section.place(), "a client with tokens needs an issuer");
    }
    TokenSettings read =
        new TokenSettings(
            section.place(),
            keys,
            keySet,
            keysUrl,
            section.scalar("tenant").map(values::text).orElse(null),
            section.scalar("subject").map(values::text).orElse(null),
            section
                .list("algorithms")
                .map(all -> all.stream().map(this::algorithm).toList())
                .orElse(TokenSettings.USUAL_ALGORITHMS),
            section.list("audiences").orElse(List.of()).stream().map(values::text).toList(),
            section
                .scalar("maxLifetimeSeconds")
                .map(value -> Duration.ofSeconds(values.number(value, 1, MAX_LIFETIME_SECONDS)))
                .orElse(TokenSettings.USUAL_LIFETIME));
    section.refuseOthers();
    return read;
  }

  CallLimits limits(YamlSection section) {
    CallLimits defaults = CallLimits.DEFAULT;
    CallLimits read =
        new CallLimits(
            section
                .scalar("callsPerSecond")
                .map(value -> values.number(value, 1, MAX_CALLS_PER_SECOND))
                .orElse(defaults.callsPerSecond()),
            section
                .scalar("callsAtOnce")
                .map(value -> values.number(value, 1, MAX_CALLS_AT_ONCE))
                .orElse(defaults.callsAtOnce()));
    section.refuseOthers();
    return read;
  }

  private String algorithm(Scalar value) {
    if (!ALGORITHMS.contains(value.text())) {
      problems.add(
          value.place(),
          "an algorithm is one of ES256, ES384, ES512, RS256, RS384, RS512, PS256, PS384, PS512");
    }
    return value.text();
  }

  private URI keysUrl(Scalar value) {
    URI url = values.address(value);
    if (!"https".equals(url.getScheme()) && !Values.isThisMachine(url)) {
      problems.add(value.place(), "keys are fetched by https, or from this machine");
    }
    return url;
  }

  /** A path beside the configuration. */
  Path path(Scalar value) {
    try {
      Path path = Path.of(values.text(value));
      return file == null ? path : file.toAbsolutePath().resolveSibling(path).normalize();
    } catch (InvalidPathException e) {
      problems.add(value.place(), "is no path");
      return Path.of("");
    }
  }
}
