package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.config.ManagementSection;
import org.hiphooks.config.OperationsSection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ManagementTest {

  private static final String SERVICE = "/cds-services/hip-pain-guidance";
  private static final int LOOKS = 100;
  private static final OperationsSection MANAGED =
      new OperationsSection(
          new ManagementSection("127.0.0.1", 0),
          null,
          Duration.ZERO,
          null,
          Duration.ofSeconds(2),
          Duration.ofSeconds(2));

  private final HttpClient http = HttpClient.newHttpClient();
  private final FakeGuidance guidance = new FakeGuidance();

  @SuppressWarnings("NullAway.Init")
  private HipHooksServer server;

  @BeforeEach
  void starts() throws Exception {
    server =
        HipHooksServer.open(
            ServerSettings.onLoopback(0),
            new Operations(MANAGED, new Telemetry(), true),
            List.of());
  }

  @AfterEach
  void stops() {
    server.close();
  }

  @Test
  void it_is_alive_before_it_is_ready() throws Exception {
    assertThat(managed("/health/live").statusCode()).isEqualTo(200);
    assertThat(managed("/health/ready").statusCode()).isEqualTo(503);
    assertThat(managed("/metrics").body()).contains("\nhiphooks_ready 0.0");

    server.serve(guidance);

    assertThat(managed("/health/ready").statusCode()).isEqualTo(200);
    assertThat(managed("/health").body()).contains("\"hash\":\"abc123\"");
    assertThat(managed("/metrics").body()).contains("\nhiphooks_ready 1.0");
  }

  @Test
  void the_port_of_the_services_has_no_metrics() {
    server.serve(guidance);

    assertThat(new Client(server).get("/metrics").statusCode()).isEqualTo(404);
    assertThat(new Client(server).get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void calls_are_counted_by_the_event_of_the_client_and_no_caller_makes_series_without_end()
      throws Exception {
    server.serve(guidance);
    Client client = new Client(server);
    for (String trigger : List.of("60", "60", "enter-order", "12345")) {
      client.post(
          SERVICE,
          Client.PATIENT_VIEW.replaceFirst(
              "\\{",
              "{\"extension\":{\"com.epic.cdshooks.request.bpa-trigger-action\":\""
                  + trigger
                  + "\"},"));
    }
    client.post(SERVICE, Client.PATIENT_VIEW);

    assertCounted(
        "hiphooks_triggers_total{",
        "hiphooks_triggers_total{service=\"hip-pain-guidance\",trigger=\"60\"} 2.0",
        "hiphooks_triggers_total{service=\"hip-pain-guidance\",trigger=\"other\"} 2.0");
  }

  @Test
  void calls_cards_and_rules_that_failed_are_counted() throws Exception {
    guidance.behaviour =
        request ->
            new HookAnswer(
                List.of(FakeGuidance.card("RF-01", "Smith")),
                Map.of("decide", 1_000_000L),
                List.of("RF-02 info"),
                List.of());
    server.serve(guidance);
    Client client = new Client(server);
    client.post(SERVICE, Client.PATIENT_VIEW);
    client.post(SERVICE, Client.PATIENT_VIEW);

    assertCounted(
        "hiphooks_cards_total{",
        "hiphooks_cards_total{level=\"info\",rule=\"RF-01\",service=\"hip-pain-guidance\"} 2.0");
    assertCounted(
        "hiphooks_rules_failed_total", "hiphooks_rules_failed_total{rule=\"RF-02 info\"} 2.0");
    assertThat(managed("/metrics").body())
        .contains("hiphooks_phase_seconds_count{phase=\"decide\",service=\"hip-pain-guidance\"} 2");
    assertCounted(
        "hiphooks_http_seconds_count",
        "hiphooks_http_seconds_count{route=\"" + SERVICE + "\",status=\"200\"} 2");
  }

  @Test
  void refusals_are_counted_by_reason_and_name_no_address() throws Exception {
    server.serve(guidance);
    Client client = new Client(server);
    client.post(SERVICE, "{\"Smith\"");
    client.get("/cds-services/Smith?patient=Smith");
    client.get("/Smith/Smith");

    assertCounted(
        "hiphooks_rejections_total",
        "hiphooks_rejections_total{reason=\"invalid\",status=\"400\"} 1.0",
        "hiphooks_rejections_total{reason=\"not-found\",status=\"404\"} 2.0");
    assertThat(managed("/metrics").body()).doesNotContain("Smith").contains("jvm_memory_used");
  }

  @Test
  void the_access_log_has_a_line_a_request_without_address_and_query() {
    server.serve(guidance);
    Client client = new Client(server);
    try (LogLines log = new LogLines()) {
      client.post(SERVICE + "?patient=Smith", Client.PATIENT_VIEW);
      client.get("/cds-services/Smith");
      client.method("SMITH", "/Smith");
      server.close();

      assertThat(log.text())
          .contains("INFO POST " + SERVICE + " 200 bytes=")
          .contains("INFO GET /cds-services/* 404 bytes=")
          .contains("INFO - other 404 bytes=")
          .doesNotContainIgnoringCase("Smith");
    }
  }

  @Test
  void reply_and_log_speak_of_a_call_by_the_hash_of_its_instance() {
    server.serve(guidance);
    try (LogLines log = new LogLines()) {
      HttpResponse<String> reply = new Client(server).post(SERVICE, Client.PATIENT_VIEW);

      server.close();
      // printf %s d1577c69-dfbe-44ad-ba6d-3e05e953b2ea | sha256sum | cut -c1-16
      assertThat(Client.header(reply, "X-Correlation-Id")).isEqualTo("de40b0926cdc336a");
      assertThat(log.correlations()).containsOnly("de40b0926cdc336a").hasSize(2);
      assertThat(log.text()).doesNotContain("d1577c69");
    }
  }

  @Test
  void health_says_stopping_while_calls_are_answered_to_their_end() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    guidance.behaviour =
        request -> {
          asked.countDown();
          await(goOn);
          return FakeGuidance.cards();
        };
    server.serve(guidance);
    Client client = new Client(server);
    CompletableFuture<HttpResponse<String>> call =
        CompletableFuture.supplyAsync(() -> client.post(SERVICE, Client.PATIENT_VIEW));
    asked.await();
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(server::close);

    HttpResponse<String> ready = managed("/health/ready");
    while (ready.statusCode() == 200) {
      ready = managed("/health/ready");
    }
    assertThat(ready.body()).contains("stopping");
    assertThat(managed("/health/live").statusCode()).isEqualTo(200);
    goOn.countDown();
    assertThat(call.get().statusCode()).isEqualTo(200);
    stopping.get();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Some things are counted after the reply is sent, so that a count may come a moment later. */
  private void assertCounted(String metric, String... wanted) throws Exception {
    List<String> lines = List.of();
    for (int look = 0; look < LOOKS && !lines.equals(List.of(wanted)); look++) {
      TimeUnit.MILLISECONDS.sleep(look == 0 ? 0 : 50);
      lines =
          managed("/metrics").body().lines().filter(l -> l.startsWith(metric)).sorted().toList();
    }
    assertThat(lines).containsExactly(wanted);
  }

  private HttpResponse<String> managed(String path) throws Exception {
    int port = server.managementPort().orElseThrow();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    return http.send(request, BodyHandlers.ofString());
  }
}
