package org.hiphooks.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns words into values. What cannot be turned becomes a problem and a harmless value. */
final class Values {

  private static final int MAX_PORT = 65535;
  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+\\])(:(\\d{1,5}|\\*))?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern SHARE = Pattern.compile("[01](\\.[0-9]{1,9})?");
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final AddressRange NO_RANGE = new AddressRange("0.0.0.0/32");
  private static final URI NOWHERE = URI.create("http://invalid.invalid");

  private final Problems problems;

  Values(Problems problems) {
    this.problems = problems;
  }

  String text(Scalar value) {
    if (value.text().isBlank()) {
      problems.add(value.place(), "must not be empty");
    }
    return value.text();
  }

  String name(Scalar value) {
    if (!NAME.matcher(value.text()).matches()) {
      problems.add(value.place(), "a name has 1 to 64 letters, digits, '.', '_' or '-'");
    }
    return value.text();
  }

  @Nullable Path path(Scalar value) {
    try {
      return Path.of(text(value));
    } catch (InvalidPathException e) {
      problems.add(value.place(), "is no path");
      return null;
    }
  }

  int port(Scalar value) {
    try {
      int port = Integer.parseInt(value.text());
      if (port >= 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      problems.add(value.place(), "must be a number from 0 to 65535 (0 = any free port)");
      return 0;
    }
    problems.add(value.place(), "must be a number from 0 to 65535 (0 = any free port)");
    return 0;
  }

  EvaluationSection.Engine engine(Scalar value) {
    for (EvaluationSection.Engine engine : EvaluationSection.Engine.values()) {
      if (engine.code().equals(value.text())) {
        return engine;
      }
    }
    problems.add(value.place(), "must be compiled or reference");
    return EvaluationSection.Engine.COMPILED;
  }

  double share(Scalar value) {
    double share = SHARE.matcher(value.text()).matches() ? Double.parseDouble(value.text()) : -1;
    if (share < 0 || share > 1) {
      problems.add(value.place(), "must be a number from 0 to 1, such as 0.01");
      return 0;
    }
    return share;
  }

  int number(Scalar value, int least, int most) {
    try {
      int number = Integer.parseInt(value.text());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      problems.add(value.place(), "must be a whole number from " + least + " to " + most);
      return least;
    }
    problems.add(value.place(), "must be a whole number from " + least + " to " + most);
    return least;
  }

  boolean flag(Scalar value) {
    if (!Set.of("true", "false").contains(value.text())) {
      problems.add(value.place(), "must be true or false");
    }
    return "true".equals(value.text());
  }

  /** {@code on} or {@code off}; true and false are understood too, because YAML 1.1 had both. */
  String onOrOff(Scalar value) {
    return switch (value.text()) {
      case "on", "true" -> SiteSection.ON;
      case "off", "false" -> SiteSection.OFF;
      default -> {
        problems.add(value.place(), "must be on or off");
        yield SiteSection.ON;
      }
    };
  }

  String origin(Scalar value) {
    String origin = value.text().toLowerCase(Locale.ROOT);
    if (!ORIGIN.matcher(origin).matches()) {
      problems.add(
          value.place(),
          "an origin is like https://ehr.example.org or http://localhost:*, without a path");
    }
    return origin;
  }

  URI address(Scalar value) {
    String text = value.text().replaceAll("/+$", "");
    try {
      URI uri = new URI(text);
      boolean isHttp = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean isPlain =
          uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getUserInfo() == null;
      if (isHttp && isPlain && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      problems.add(value.place(), "is no address");
      return NOWHERE;
    }
    problems.add(value.place(), "must be an http or https address without query and user");
    return NOWHERE;
  }

  /** An address that is called by https, or on this machine. */
  URI secure(Scalar value) {
    URI url = address(value);
    if (!"https".equals(url.getScheme()) && !isThisMachine(url) && !url.equals(NOWHERE)) {
      problems.add(value.place(), "must be https; http only on this machine");
    }
    return url;
  }

  static boolean isThisMachine(URI url) {
    return HERE.contains(String.valueOf(url.getHost()));
  }

  AddressRange range(Scalar value) {
    return AddressRange.of(value.text())
        .orElseGet(
            () -> {
              problems.add(value.place(), "a range of addresses is like 10.20.0.0/16");
              return NO_RANGE;
            });
  }

  Dialect dialect(Scalar value) {
    return Dialect.of(value.text())
        .orElseGet(
            () -> {
              String all =
                  Arrays.stream(Dialect.values())
                      .map(Dialect::code)
                      .collect(Collectors.joining(", "));
              problems.add(value.place(), "a dialect is one of " + all);
              return Dialect.STANDARD;
            });
  }

  PrefetchProfile profile(Scalar value) {
    return PrefetchProfile.of(value.text())
        .orElseGet(
            () -> {
              problems.add(value.place(), "prefetch is one of safe, tokens, minimal");
              return PrefetchProfile.SAFE;
            });
  }
}
