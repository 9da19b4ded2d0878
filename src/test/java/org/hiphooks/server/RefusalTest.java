package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RefusalTest {

  private static final String SERVICE = "/cds-services/hip-pain-guidance";
  private static final String PAGE = "http://localhost:5173";

  @RegisterExtension final RunningServer running = new RunningServer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cds-services/unknown",
        "/cds-services/hip-pain-guidance/feedback",
        "/cds-services/hip-pain-guidance/x/y",
        "/unknown",
        "/",
        "/cds-servicesx"
      })
  void an_unknown_address_is_404(String path) {
    JsonNode issue = Outcome.of(running.client().post(path, Client.PATIENT_VIEW), 404);

    assertThat(issue.path("code").asText()).isEqualTo("not-found");
    assertThat(running.guidance().calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /cds-services/hip-pain-guidance, 'POST, OPTIONS'",
    "PUT, /cds-services/hip-pain-guidance, 'POST, OPTIONS'",
    "DELETE, /cds-services/hip-pain-guidance, 'POST, OPTIONS'",
    "PATCH, /cds-services/hip-pain-guidance, 'POST, OPTIONS'",
    "TRACE, /cds-services/hip-pain-guidance, 'POST, OPTIONS'",
    "ODD, /cds-services/hip-pain-guidance, 'POST, OPTIONS'",
    "POST, /cds-services, 'GET, HEAD, OPTIONS'",
    "DELETE, /cds-services, 'GET, HEAD, OPTIONS'",
    "POST, /health, 'GET, HEAD, OPTIONS'",
  })
  void another_method_is_405_and_says_which_are_served(String method, String path, String allow) {
    HttpResponse<String> reply = running.client().method(method, path);

    JsonNode issue = Outcome.of(reply, 405);
    assertThat(issue.path("code").asText()).isEqualTo("not-supported");
    assertThat(Client.header(reply, "Allow")).isEqualTo(allow);
  }

  @Test
  void HEAD_of_a_service_is_405_without_a_body() {
    HttpResponse<String> reply = running.client().method("HEAD", SERVICE);

    assertThat(reply.statusCode()).isEqualTo(405);
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void OPTIONS_of_a_service_tells_the_methods() {
    HttpResponse<String> reply = running.client().method("OPTIONS", SERVICE);

    assertThat(reply.statusCode()).isEqualTo(204);
    assertThat(Client.header(reply, "Allow")).isEqualTo("POST, OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/xml",
        "application/fhir+xml",
        "application/jsonp",
        "json",
        "application/json; charset=iso-8859-1",
        "application/json; charset=utf-16",
        "multipart/form-data; boundary=x"
      })
  void what_is_not_JSON_in_UTF_8_is_415(String type) {
    Outcome.of(send("Content-Type", type), 415);
  }

  @Test
  void a_body_without_a_type_is_415() {
    Outcome.of(send("X-Other", "x"), 415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "x"})
  void a_compressed_body_is_415(String encoding) {
    JsonNode issue =
        Outcome.of(send("Content-Type", "application/json", "Content-Encoding", encoding), 415);

    assertThat(issue.path("diagnostics").asText()).isEqualTo("the body must not be compressed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | /hook | /hook is missing",
        "{\"hook\": 5} | /hook | /hook must be a string that is not empty",
        "{\"hook\": \"patient-view\"} | /hookInstance | /hookInstance is missing",
        "{\"context\": {\"patientId\": Smith}} | /context/patientId |"
            + " /context/patientId the body is not JSON at line 1, column 27",
      })
  void a_malformed_body_is_400_with_a_pointer_to_the_place(
      String body, String pointer, String diagnostics) {
    JsonNode issue = Outcome.of(running.client().post(SERVICE, body), 400);

    assertThat(issue.path("code").asText()).isEqualTo("invalid");
    assertThat(issue.at("/expression/0").asText()).isEqualTo(pointer);
    assertThat(issue.path("diagnostics").asText()).isEqualTo(diagnostics);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "x"})
  void a_body_that_is_no_object_is_400(String body) {
    JsonNode issue = Outcome.of(running.client().post(SERVICE, body), 400);

    assertThat(issue.path("expression").isMissingNode()).isTrue();
  }

  @Test
  void refusals_quote_nothing_of_the_request_and_are_not_logged_with_it() {
    try (LogLines log = new LogLines()) {
      String body = Client.PATIENT_VIEW.replace("p1", "Practitioner/Smith");
      HttpResponse<String> reply = running.client().post(SERVICE + "?Smith=1", body);
      HttpResponse<String> missing = running.client().post("/cds-services/Smith", body);

      assertThat(Outcome.of(reply, 400).at("/expression/0").asText())
          .isEqualTo("/context/patientId");
      assertThat(reply.body()).doesNotContain("Smith");
      assertThat(missing.body()).doesNotContain("Smith");
      assertThat(log.text()).doesNotContain("Smith");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /cds-services/unknown",
    "GET, /nowhere",
    "GET, /cds-services/hip-pain-guidance",
    "POST, /cds-services/hip-pain-guidance",
  })
  void a_page_can_read_why_it_was_refused(String method, String path) {
    HttpResponse<String> reply = running.client().method(method, path, "Origin", PAGE);

    assertThat(reply.statusCode()).isGreaterThanOrEqualTo(400);
    assertThat(Client.header(reply, "Access-Control-Allow-Origin")).isEqualTo(PAGE);
    assertThat(Client.header(reply, "Vary")).isEqualTo("Origin");
  }

  private HttpResponse<String> send(String... headers) {
    Client client = running.client();
    return client.send(
        client
            .request(SERVICE, headers)
            .POST(BodyPublishers.ofString(Client.PATIENT_VIEW))
            .build());
  }
}
