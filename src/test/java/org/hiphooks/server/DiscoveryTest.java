package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DiscoveryTest {

  @RegisterExtension final RunningServer running = new RunningServer();

  @Test
  void each_service_says_what_a_client_must_know() {
    HttpResponse<String> reply = running.client().get("/cds-services");

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(Client.header(reply, "Content-Type")).isEqualTo("application/json");
    JsonNode services = Client.json(reply).path("services");
    assertThat(services).hasSize(2);
    for (JsonNode service : services) {
      assertThat(service.path("id").isTextual()).isTrue();
      assertThat(service.path("hook").isTextual()).isTrue();
      assertThat(service.path("description").isTextual()).isTrue();
      assertThat(service.path("title").isTextual()).isTrue();
      assertThat(service.path("version").asText()).matches("\\d+\\.\\d+\\.\\d+");
      assertThat(service.at("/prefetch/patient").asText())
          .isEqualTo("Patient/{{context.patientId}}");
      assertThat(service.at("/extension/org.hiphooks.guidance/contentVersion").asText())
          .isEqualTo("0.1.0");
    }
  }

  @Test
  void no_two_services_share_an_id() {
    JsonNode services = Client.json(running.client().get("/cds-services")).path("services");

    assertThat(services.findValuesAsText("id")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cds-services/", "//cds-services", "/cds-services//", "/cds-services?x"})
  void slashes_too_many_do_no_harm(String path) {
    assertThat(running.client().get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void an_authorization_or_an_odd_accept_does_no_harm() {
    HttpResponse<String> reply =
        running.client().get("/cds-services", "Authorization", "Bearer x", "Accept", "text/html");

    assertThat(reply.statusCode()).isEqualTo(200);
  }

  @Test
  void HEAD_tells_the_headers_only() {
    HttpResponse<String> get = running.client().get("/cds-services");
    HttpResponse<String> head = running.client().method("HEAD", "/cds-services");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(Client.header(head, "Content-Length"))
        .isEqualTo(Client.header(get, "Content-Length"));
  }

  @Test
  void OPTIONS_without_a_page_tells_the_methods() {
    HttpResponse<String> reply = running.client().method("OPTIONS", "/cds-services");

    assertThat(reply.statusCode()).isEqualTo(204);
    assertThat(Client.header(reply, "Allow")).isEqualTo("GET, HEAD, OPTIONS");
  }

  @Test
  void it_is_the_same_each_time() {
    assertThat(running.client().get("/cds-services").body())
        .isEqualTo(running.client().get("/cds-services").body());
  }
}
