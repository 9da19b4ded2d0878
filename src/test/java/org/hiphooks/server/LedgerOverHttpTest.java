package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.ledger.ChangeRefused;
import org.hiphooks.ledger.LedgerFolder;
import org.hiphooks.ledger.LiveLedger;
import org.hiphooks.ledger.Mode;
import org.hiphooks.ledger.ModeChange;
import org.hiphooks.ledger.ModeTarget;
import org.hiphooks.ledger.store.Exports;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feedback and switches over HTTP, with a ledger behind them. */
class LedgerOverHttpTest {

  private static final String SERVICE = "hip-pain-guidance";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String CARD = "5a6c1d3e-1111-4222-8333-444455556666";

  @TempDir private Path folder;
  private final FakeGuidance guidance = new FakeGuidance();
  private @Nullable LiveLedger opened;
  private @Nullable HipHooksServer server;

  @BeforeEach
  void start() throws ServerUnavailable {
    LedgerFolder files = new LedgerFolder(LedgerSection.NONE.in(folder), null);
    LiveLedger ledger = LiveLedger.open(files, Clock.systemUTC(), true);
    opened = ledger;
    HipHooksServer running =
        HipHooksServer.open(ServerSettings.onLoopback(0), Operations.quiet(ledger), List.of());
    running.serve(guidance);
    server = running;
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
    ledger().close();
  }

  private LiveLedger ledger() {
    if (opened == null) {
      throw new IllegalStateException("no test is running");
    }
    return opened;
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    if (server == null) {
      throw new IllegalStateException("no test is running");
    }
    URI address = URI.create(server.address() + "/cds-services" + path);
    return HTTP.send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> tell(String... entries) throws IOException, InterruptedException {
    return post("/" + SERVICE + "/feedback", "{\"feedback\":[" + String.join(",", entries) + "]}");
  }

  private static String entry(String outcome, String more) {
    return "{\"card\":\"%s\",\"outcome\":\"%s\",\"outcomeTimestamp\":\"2026-06-01T12:00:00.5Z\"%s}"
        .formatted(CARD, outcome, more);
  }

  private List<Map<String, Object>> kept(Exports.Part part) {
    while (ledger().state().spooledBytes() > 0) {
      Thread.onSpinWait();
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    ledger()
        .store()
        .exports()
        .read(
            part,
            Instant.EPOCH,
            true,
            row -> {
              Map<String, Object> map = new HashMap<>();
              row.forEach(value -> map.put(value.name(), value.value()));
              rows.add(map);
            });
    return rows;
  }

  @Test
  void feedbackIsKeptAndAnsweredWithNothing() throws Exception {
    HttpResponse<String> answer =
        tell(
            entry("overridden", ",\"overrideReason\":{\"reason\":{\"code\":\"patient-declined\"}}"),
            entry("accepted", ",\"acceptedSuggestions\":[{\"id\":\"s1\"},{\"id\":\"s2\"}]"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(kept(Exports.Part.FEEDBACK))
        .extracting(row -> row.get("outcome") + "|" + row.get("suggestion"))
        .containsExactlyInAnyOrder("overridden|", "accepted|s1", "accepted|s2");
    assertThat(kept(Exports.Part.FEEDBACK))
        .allSatisfy(row -> assertThat(row).containsEntry("known_card", "no"));
  }

  /** A large vendor writes the plural for one object, and its own words in an extension. */
  @Test
  void theVendorsSpellingAndWordsAreUnderstood() throws Exception {
    String extension =
        "\"com.epic.cdshooks.feedback.overrideReason.reasonTitle\":\"Not now\",\"n\":1";
    assertThat(
            tell(entry(
                    "overridden",
                    ",\"overrideReasons\":{\"reason\":{\"code\":\"7\",\"system\":\"urn:x\","
                        + "\"display\":\"Later\"},\"userComment\":\"in words\",\"extension\":{"
                        + extension
                        + "}}"))
                .statusCode())
        .isEqualTo(200);
    assertThat(kept(Exports.Part.FEEDBACK).get(0))
        .containsEntry("reason_code", "7")
        .containsEntry("reason_system", "urn:x")
        .containsEntry("reason_display", "Later")
        .containsEntry("comment", "in words")
        .containsEntry(
            "vendor_reason",
            "{\"com.epic.cdshooks.feedback.overrideReason.reasonTitle\":\"Not now\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{};/feedback",
        "{\"feedback\":{}};/feedback",
        "{\"feedback\":[1]};/feedback/0",
        "{\"feedback\":[{\"outcome\":\"accepted\"}]};/feedback/0/card",
        "{\"feedback\":[{\"card\":7,\"outcome\":\"accepted\"}]};/feedback/0/card",
        "{\"feedback\":[{\"card\":\"c\",\"outcome\":\"ignored\"}]};/feedback/0/outcome",
        "{\"feedback\":[{\"card\":\"c\",\"outcome\":\"accepted\",\"outcomeTimestamp\":\"noon\"}]};"
            + "/feedback/0/outcomeTimestamp",
      })
  void wrongTypesAreRefusedWithTheirPlace(String body, String place) throws Exception {
    HttpResponse<String> answer = post("/" + SERVICE + "/feedback", body);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"expression\":[\"" + place + "\"]");
  }

  /** So that the client can mend it and send all of it again. */
  @Test
  void ofABatchWithAMistakeNothingIsKept() throws Exception {
    assertThat(tell(entry("accepted", ""), entry("nothing", "")).statusCode()).isEqualTo(400);
    assertThat(kept(Exports.Part.FEEDBACK)).isEmpty();
  }

  @Test
  void tenThousandEntriesAreTooMany() throws Exception {
    String[] entries = new String[10_000];
    Arrays.fill(entries, entry("accepted", ""));
    assertThat(tell(entries).statusCode()).isEqualTo(413);
    assertThat(kept(Exports.Part.FEEDBACK)).isEmpty();
  }

  @Test
  void aServiceThatIsNotThereTakesNoFeedback() throws Exception {
    assertThat(post("/no-such/feedback", "{\"feedback\":[]}").statusCode()).isEqualTo(404);
    assertThat(post("/" + SERVICE + "/other", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void theKillSwitchStopsAllCardsAndSaysSo() throws Exception {
    assertThat(call().body()).contains("\"summary\"");
    set(Mode.OFF);
    int before = guidance.calls.size();
    HttpResponse<String> stopped = call();
    assertThat(stopped.statusCode()).isEqualTo(200);
    assertThat(stopped.body()).isEqualTo("{\"cards\":[]}");
    assertThat(stopped.headers().firstValue("HipHooks-Mode")).hasValue("off");
    assertThat(guidance.calls).as("nothing is evaluated").hasSize(before);
    set(Mode.LIVE);
    HttpResponse<String> lifted = call();
    assertThat(lifted.body()).contains("\"summary\"");
    assertThat(lifted.headers().firstValue("HipHooks-Mode")).isEmpty();
  }

  @Test
  void whatIsSilentIsEvaluatedAndCountedAndNotSent() throws Exception {
    set(Mode.SILENT);
    HttpResponse<String> silent = call();
    assertThat(silent.body()).isEqualTo("{\"cards\":[]}");
    assertThat(silent.headers().firstValue("HipHooks-Mode")).hasValue("silent");
    while (kept(Exports.Part.CARDS).isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(states()).containsExactly("silent");
  }

  private TreeSet<String> states() {
    TreeSet<String> states = new TreeSet<>();
    kept(Exports.Part.CARDS).forEach(row -> states.add(String.valueOf(row.get("state"))));
    return states;
  }

  private HttpResponse<String> call() throws IOException, InterruptedException {
    return post("/" + SERVICE, Client.PATIENT_VIEW);
  }

  private void set(Mode mode) throws ChangeRefused {
    ledger()
        .switchboard()
        .change(new ModeChange(ModeTarget.ALL, null, mode, "r.osei", "a test", null));
  }
}
