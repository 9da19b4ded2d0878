package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.SiteSettings;
import org.hiphooks.net.Hosts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * Each way in which a FHIR server fails: the red flag that rests on what was sent is shown, what
 * was not read is said on a card with the reason, and log and metrics tell the administrator.
 */
class FaultMatrixTest {

  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());

  /** Only a slow server shall meet its deadline, on a busy machine too. */
  private static final Duration SHORT = Duration.ofMillis(1500);

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String CANARY = "Zanzibar";
  private static final List<String> TABLE = new ArrayList<>();

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listens() {
    log.start();
    ((Logger) LoggerFactory.getLogger("org.hiphooks")).addAppender(log);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dead           | could not be reached     | unreachable | unreachable
          slow           | did not answer in time   | timed-out   | timed-out
          401            | did not allow it         | denied      | denied
          403            | did not allow it         | denied      | denied
          404            | answered with an error   | failed      | refused
          429            | answered with an error   | failed      | throttled
          500            | answered with an error   | failed      | server-error
          503            | answered with an error   | failed      | server-error
          html           | answered with an error   | failed      | answered
          half of a body | could not be reached     | unreachable | unreachable
          half of a json | answered with an error   | failed      | answered
          wrong patient  | another patient | other-patient | answered
          paging forever | only the first page      | incomplete  | answered
          """)
  void eachFaultIsSaidLoggedAndCounted(String fault, String words, String state, String outcome)
      throws Exception {
    try (FaultyFhirServer server = new FaultyFhirServer(fault, CANARY)) {
      HookAnswer answer = answer(server, "slow".equals(fault) ? SHORT : LONG);

      String card = unread(answer);
      String lines = lines();
      TABLE.add(row(fault, card, lines, state, outcome));
      assertThat(rules(answer)).contains("RF-01 CRITICAL");
      assertThat(card).contains("medication").contains(words).doesNotContain(CANARY);
      assertThat(lines).contains("medications=" + state).doesNotContain(CANARY);
      assertThat(
              registry
                  .get("hiphooks.data")
                  .tags("key", "medications", "state", state)
                  .counter()
                  .count())
          .isEqualTo(1);
      assertThat(registry.get("hiphooks.fetch").tag("outcome", outcome).timer().count())
          .isPositive();
      assertThat(server.asked()).isLessThanOrEqualTo(20);
    }
  }

  private HookAnswer answer(FaultyFhirServer server, Duration deadline) throws Exception {
    ClientSettings client =
        ClientSettings.named("test").fhirServers(List.of(server.base())).asDefault().build();
    HipGuidance guidance =
        new HipGuidance(
            RunningHipHooks.knowledge(),
            SiteSettings.DEFAULT,
            client,
            new Surroundings(new Hosts(registry), registry, deadline));
    ObjectNode request =
        CASES.renderer().request(CASES.get("V09"), RunningHipHooks.NOW, RenderOptions.plain());
    ((ObjectNode) request.path("prefetch")).remove("medications");
    request.put("fhirServer", server.base().toString());
    request
        .putObject("fhirAuthorization")
        .put("access_token", CANARY)
        .put("token_type", "Bearer")
        .put("expires_in", 300)
        .put("scope", "patient/*.read")
        .put("subject", "hiphooks");
    return guidance.answer(
        "hip-pain-guidance", new RequestReader().read(request), RunningHipHooks.NOW);
  }

  private static List<String> rules(HookAnswer answer) {
    return answer.cards().stream().map(card -> card.rule() + ' ' + card.indicator()).toList();
  }

  private static String unread(HookAnswer answer) {
    return answer.cards().stream()
        .filter(card -> "DATA-01".equals(card.rule()))
        .map(FaultMatrixTest::text)
        .collect(Collectors.joining());
  }

  private static String text(Card card) {
    return card.summary() + '\n' + card.detail();
  }

  private String lines() {
    ((Logger) LoggerFactory.getLogger("org.hiphooks")).detachAppender(log);
    return List.copyOf(log.list).stream()
        .filter(event -> !event.getLoggerName().contains(".server."))
        .map(ILoggingEvent::getFormattedMessage)
        .collect(Collectors.joining("; "));
  }

  private static String row(String fault, String card, String lines, String state, String outcome) {
    return String.format(
        "%-14s | %s%n  card:   %s%n  log:    %s%n  metric: hiphooks_data_total{key=\"medications\","
            + "state=\"%s\"}, hiphooks_fetch_seconds{outcome=\"%s\"}%n",
        fault,
        "RF-01 critical shown",
        card.lines().findFirst().orElse("none"),
        lines,
        state,
        outcome);
  }

  @AfterAll
  static void prints() throws Exception {
    Path artifacts = Path.of(System.getProperty("hiphooks.artifacts", "target/artifacts"));
    Files.createDirectories(artifacts);
    Files.write(artifacts.resolve("fault-matrix.txt"), TABLE);
  }
}
