package org.hiphooks.trust.selftest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hiphooks.net.Sender;
import org.hiphooks.trust.TokenVerifier;

/**
 * Calls the service through its public address as a client would, step by step, and says which step
 * fails and how to mend it. Nothing is about a patient.
 */
public final class SelfTest {

  private static final String SERVICES = "/cds-services";
  private static final int OK = 200;
  private static final int MOVED = 300;
  private static final int BAD = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;

  private final Target target;
  private final Sender http;
  private final Clock clock;
  private final ClientTokens tokens;
  private final List<Step> steps = new ArrayList<>();

  /**
   * A test.
   *
   * @param http may ask the public address
   * @param clock the time of day here
   */
  public SelfTest(Target target, Sender http, Clock clock) {
    this.target = target;
    this.http = http;
    this.clock = clock;
    this.tokens = new ClientTokens(target.client(), clock);
  }

  /** Runs all steps; after one without which the others mean nothing, it ends. */
  public List<Step> run() {
    steps.clear();
    Exchange discovery = Exchange.get(http, target.publicUrl() + SERVICES);
    if (isReached(discovery) && isDiscovery(discovery)) {
      time(discovery.header("Date"));
      List<JsonNode> services = new ArrayList<>();
      discovery.json().path("services").forEach(services::add);
      preflights(url(services.get(0)));
      strangers(services.get(0));
      services.forEach(this::call);
      feedback(url(services.get(0)) + "/feedback");
    }
    return List.copyOf(steps);
  }

  private String url(JsonNode service) {
    return target.publicUrl() + SERVICES + '/' + service.path("id").asText();
  }

  private boolean isReached(Exchange exchange) {
    String name = target.publicUrl().startsWith("https:") ? "connection, TLS" : "connection";
    if (exchange.answer() == null) {
      steps.add(Step.failed(name, exchange.words(), exchange.remedy()));
      return false;
    }
    steps.add(Step.ok(name, target.publicUrl() + " answers"));
    return true;
  }

  private boolean isDiscovery(Exchange exchange) {
    String name = "discovery";
    int status = exchange.status();
    JsonNode services = exchange.json().path("services");
    if (status == OK && services.isArray() && !services.isEmpty()) {
      List<String> ids = services.findValuesAsText("id");
      steps.add(Step.ok(name, String.join(", ", ids)));
      return true;
    }
    String found = exchange.words() + (status == OK ? ", but not with services" : "");
    String remedy =
        status >= MOVED && status < BAD
            ? "let server.publicUrl be the address itself: clients follow no redirect"
            : status == NOT_FOUND || status == OK
                ? "something else answers there: look at server.publicUrl and the proxy's paths"
                : "see /health and the service's log";
    steps.add(Step.failed(name, found, remedy));
    return false;
  }

  private void time(String date) {
    String name = "clocks";
    try {
      Instant theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration apart = Duration.between(theirs, clock.instant()).abs();
      String found = apart.toSeconds() + " s apart";
      steps.add(
          apart.compareTo(TokenVerifier.SKEW) > 0
              ? Step.failed(name, found, "let both machines keep time (NTP): tokens are refused")
              : Step.ok(name, found));
    } catch (DateTimeException e) {
      steps.add(Step.skipped(name, "the answer has no Date"));
    }
  }

  private void preflights(String url) {
    String name = "web pages (CORS)";
    List<String> exact =
        target.origins().stream().filter(origin -> !origin.endsWith(":*")).toList();
    if (exact.isEmpty()) {
      steps.add(Step.skipped(name, "no web page of this client is configured to call"));
    }
    for (String origin : exact) {
      Exchange asked = Exchange.preflight(http, url, origin);
      String headers = asked.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT);
      boolean isAllowed =
          asked.status() / 100 == 2
              && origin.equals(asked.header("Access-Control-Allow-Origin"))
              && headers.contains("authorization")
              && headers.contains("content-type");
      steps.add(
          isAllowed
              ? Step.ok(name, origin + " may call")
              : Step.failed(
                  name,
                  origin + " may not call: " + asked.words(),
                  "list it under the client's origins, reload, and let the proxy pass OPTIONS on"));
    }
  }

  /** Those who show nothing, or a token that is none of the client's. */
  private void strangers(JsonNode service) {
    byte[] body = SampleCall.of(service, target.client().keyAliases());
    refused("no token", Exchange.post(http, url(service), body, null));
    SigningKey key = target.key();
    String keyId = key == null ? "self-test" : key.id();
    String wrong = tokens.of(SigningKey.made(keyId), url(service));
    refused("wrong token", Exchange.post(http, url(service), body, wrong));
  }

  private void refused(String name, Exchange exchange) {
    boolean isServed = exchange.status() == OK;
    steps.add(
        exchange.status() == UNAUTHORIZED
            ? Step.ok(name, "refused with 401")
            : Step.failed(
                name,
                exchange.words() + ", not refused with 401",
                isServed
                    ? "never serve --unverified here; a proxy must not add tokens of its own"
                    : "see the service's log; a proxy may answer in its place"));
  }

  private void call(JsonNode service) {
    String name = "call " + service.path("id").asText();
    SigningKey key = target.key();
    if (key == null) {
      steps.add(Step.skipped(name, "no key of the client is given (--key)"));
      return;
    }
    String token = tokens.of(key, url(service));
    byte[] body = SampleCall.of(service, target.client().keyAliases());
    Exchange first = Exchange.post(http, url(service), body, token);
    if (first.status() == OK && first.json().path("cards").isArray()) {
      steps.add(Step.ok(name, first.json().path("cards").size() + " cards"));
      refused("the same token again", Exchange.post(http, url(service), body, token));
    } else {
      steps.add(Step.failed(name, first.words(), advice(first, token, url(service))));
    }
  }

  private void feedback(String url) {
    String name = "feedback";
    SigningKey key = target.key();
    if (key == null) {
      steps.add(Step.skipped(name, "no key of the client is given (--key)"));
      return;
    }
    String token = tokens.of(key, url);
    Exchange sent = Exchange.post(http, url, SampleCall.feedback(clock.instant()), token);
    if (sent.status() == OK) {
      steps.add(Step.ok(name, "taken, as about a card that is not known"));
    } else {
      String remedy =
          sent.status() == NOT_FOUND
              ? "nothing is kept: name a ledger.folder, or tell the client to send none"
              : advice(sent, token, url);
      steps.add(Step.failed(name, sent.words(), remedy));
    }
  }

  private String advice(Exchange exchange, String token, String url) {
    return switch (exchange.status()) {
      case UNAUTHORIZED -> target.judge().remedy(token, url, clock.instant());
      case NOT_FOUND ->
          "the proxy does not pass this path on; clients need all below /cds-services";
      case 413 -> "a proxy takes smaller bodies than the service: raise its limit to 20 MB";
      case 415 -> "a proxy changes the Content-Type: let it pass on";
      case 429 -> "raise the client's limits, or wait a second";
      case 502, 503, 504 -> "the proxy does not reach the service, or it is warming up";
      default -> "see the service's log";
    };
  }
}
