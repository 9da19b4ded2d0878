package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HealthTest {

  private static final String SERVICE = "/cds-services/hip-pain-guidance";

  private final FakeGuidance guidance = new FakeGuidance();

  @Test
  void before_it_is_warm_nothing_is_answered_but_that() throws Exception {
    try (HipHooksServer server = HipHooksServer.open(ServerSettings.onLoopback(0), List.of())) {
      Client client = new Client(server);

      for (HttpResponse<String> reply :
          List.of(
              client.get("/health"),
              client.get("/cds-services"),
              client.post(SERVICE, Client.PATIENT_VIEW))) {
        assertThat(Outcome.of(reply, 503).path("diagnostics").asText()).startsWith("warming up");
        assertThat(Client.header(reply, "Retry-After")).isEqualTo("1");
      }

      server.serve(guidance);
      assertThat(guidance.isWarm).isTrue();
      assertThat(client.get("/health").statusCode()).isEqualTo(200);
      assertThat(client.post(SERVICE, Client.PATIENT_VIEW).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void it_tells_versions_and_age() throws Exception {
    try (HipHooksServer server =
        HipHooksServer.start(ServerSettings.onLoopback(0), guidance, List.of())) {
      HttpResponse<String> reply = new Client(server).get("/health/");

      assertThat(Client.header(reply, "Cache-Control")).isEqualTo("no-store");
      JsonNode health = Client.json(reply);
      assertThat(health.path("status").asText()).isEqualTo("up");
      assertThat(health.path("ready").asBoolean()).isTrue();
      assertThat(health.path("version").asText()).isNotEmpty();
      assertThat(health.at("/content/version").asText()).isEqualTo("0.1.0");
      assertThat(health.at("/content/hash").asText()).isEqualTo("abc123");
      assertThat(health.path("uptimeSeconds").isInt()).isTrue();
      assertThat(health.has("clock")).isFalse();
    }
  }

  @Test
  void a_clock_that_stands_still_is_told_and_logged() throws Exception {
    Instant now = Instant.parse("2026-06-01T12:00:00Z");
    try (LogLines log = new LogLines();
        HipHooksServer server =
            HipHooksServer.start(ServerSettings.onLoopback(0).at(now), guidance, List.of())) {
      assertThat(Client.json(new Client(server).get("/health")).path("clock").asText())
          .isEqualTo("2026-06-01T12:00:00Z");
      assertThat(log.text()).contains("WARN the evaluation's clock stands still at 2026-06-01");
    }
  }
}
