package org.hiphooks.demo.ehr;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What the inspector shows of a call besides the call itself.
 *
 * @param request body sent, indented
 * @param response body that came back, indented; as it is if it is no JSON
 * @param timings parts of {@code Server-Timing}
 * @param headers header fields that came back, a line each
 * @param curl a command that repeats the call
 */
public record ExchangeView(
    String request, String response, List<Timing> timings, List<String> headers, String curl) {

  private static final int WHOLE = 100;

  /** Defensive copies. */
  public ExchangeView {
    timings = List.copyOf(timings);
    headers = List.copyOf(headers);
  }

  /**
   * One part of {@code Server-Timing} (W3C Server Timing).
   *
   * @param name short name
   * @param description longer name; the short one if there is none
   * @param millis duration; zero if none is given
   * @param percent of the longest part, 0 to 100
   */
  public record Timing(String name, String description, BigDecimal millis, int percent) {}

  static ExchangeView of(Exchange exchange) {
    String body = Json.pretty(exchange.body());
    List<String> headers = new ArrayList<>();
    exchange
        .headers()
        .forEach((name, values) -> headers.add(name + ": " + String.join(", ", values)));
    return new ExchangeView(
        exchange.requestBytes() == 0 ? "" : Json.pretty(exchange.request()),
        body.isEmpty()
            ? new String(exchange.bodyBytes(), java.nio.charset.StandardCharsets.UTF_8)
            : body,
        timings(exchange.headers().getOrDefault("Server-Timing", List.of())),
        headers,
        curl(exchange));
  }

  static List<Timing> timings(List<String> values) {
    List<Timing> parts = new ArrayList<>();
    for (String part : String.join(",", values).split(",")) {
      if (!part.isBlank()) {
        parts.add(timing(part.strip()));
      }
    }
    BigDecimal longest =
        parts.stream().map(Timing::millis).max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
    return parts.stream()
        .map(
            part ->
                new Timing(part.name(), part.description(), part.millis(), share(part, longest)))
        .toList();
  }

  private static Timing timing(String part) {
    String[] fields = part.split(";");
    String name = fields[0].strip();
    String description = name;
    BigDecimal millis = BigDecimal.ZERO;
    for (String field : fields) {
      String value = field.substring(field.indexOf('=') + 1).strip().replace("\"", "");
      if (field.strip().startsWith("dur=") && value.matches("\\d+(\\.\\d+)?")) {
        millis = new BigDecimal(value);
      } else if (field.strip().startsWith("desc=")) {
        description = value;
      }
    }
    return new Timing(name, description, millis, 0);
  }

  private static int share(Timing part, BigDecimal longest) {
    return longest.signum() == 0
        ? 0
        : part.millis()
            .multiply(BigDecimal.valueOf(WHOLE))
            .divide(longest, 0, java.math.RoundingMode.HALF_UP)
            .intValue();
  }

  private static String curl(Exchange exchange) {
    String origin = exchange.service().resolve("/").toString();
    return "curl -s "
        + origin
        + "demo/exchanges/"
        + exchange.number()
        + "/request.json |\n  curl -s -X POST "
        + exchange.service()
        + " \\\n    -H 'Content-Type: application/json' --data-binary @-";
  }
}
