package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServiceCallTest {

  private static final String SERVICE = "/cds-services/hip-pain-guidance";
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @RegisterExtension
  final RunningServer running = new RunningServer(ServerSettings.onLoopback(0).at(NOW));

  @Test
  void a_call_is_answered_with_its_cards() {
    HttpResponse<String> answer = call(Client.PATIENT_VIEW);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Client.header(answer, "Content-Type")).isEqualTo("application/json");
    assertThat(Client.header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(Client.header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    JsonNode card = Client.json(answer).path("cards").path(0);
    assertThat(card.path("summary").asText()).isEqualTo("Look at the hip");
    assertThat(running.guidance().services).containsExactly("hip-pain-guidance");
    assertThat(running.guidance().calls.get(0).context().patientId()).isEqualTo("p1");
  }

  @Test
  void nothing_to_say_is_an_empty_list() {
    running.guidance().behaviour = request -> FakeGuidance.cards();

    HttpResponse<String> answer = call(Client.PATIENT_VIEW);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"cards\":[]}");
  }

  @Test
  void the_evaluation_has_its_own_clock() {
    call(Client.PATIENT_VIEW);

    assertThat(running.guidance().nows).containsExactly(NOW);
  }

  @Test
  void each_phase_is_timed() {
    HttpResponse<String> answer = call(Client.PATIENT_VIEW);

    assertThat(Client.header(answer, "Server-Timing"))
        .matches("read;dur=[0-9.]+, evaluate;dur=1\\.500, write;dur=[0-9.]+, total;dur=[0-9.]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cds-services//hip-pain-guidance",
        "//cds-services/hip-pain-guidance",
        "/cds-services/hip-pain-guidance/",
        "//cds-services///hip-pain-guidance//",
        "/cds-services/hip-pain-guidance?x=1"
      })
  void slashes_too_many_do_no_harm(String path) {
    assertThat(running.client().post(path, Client.PATIENT_VIEW).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/json; charset=utf-8",
        "application/json;charset=\"UTF-8\"",
        "APPLICATION/FHIR+JSON",
        "application/fhir+json; fhirVersion=4.0"
      })
  void JSON_is_taken_by_any_of_its_names(String type) {
    assertThat(callAs(type).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/fhir+json, */*;q=0.1", "text/html", "application/xml;q=0.9", "x"})
  void whatever_a_client_accepts_it_gets_JSON(String accept) {
    HttpResponse<String> answer =
        running.client().post(SERVICE, Client.PATIENT_VIEW, "Accept", accept);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Client.header(answer, "Content-Type")).isEqualTo("application/json");
  }

  @Test
  void a_call_with_the_hook_of_another_service_is_evaluated_as_the_one_called() {
    String orderSign = Client.PATIENT_VIEW.replace("patient-view", "order-sign");
    String withDrafts = orderSign.replace("\"p1\"", "\"p1\", \"draftOrders\": {\"entry\": []}");

    HttpResponse<String> answer =
        running.client().post("/cds-services/hip-order-select", withDrafts);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(running.guidance().services).containsExactly("hip-order-select");
  }

  @Test
  void a_card_that_breaks_the_protocol_does_not_leave_and_a_card_says_so() {
    Card tooLong = FakeGuidance.card("RF-02", "Smith".repeat(30));
    Card good = FakeGuidance.card("RF-03", "Good");
    running.guidance().behaviour = request -> FakeGuidance.cards(tooLong, good);

    try (LogLines log = new LogLines()) {
      JsonNode cards = Client.json(call(Client.PATIENT_VIEW)).path("cards");

      assertThat(cards.findValuesAsText("summary")).containsExactly("Good", "Not shown: RF-02");
      assertThat(log.text()).contains("ERROR card of rule RF-02 not sent").doesNotContain("Smith");
    }
  }

  @Test
  void a_stand_in_card_that_breaks_the_protocol_does_not_leave_either() {
    Card tooLong = FakeGuidance.card("R".repeat(130), "x".repeat(140));
    running.guidance().behaviour = request -> FakeGuidance.cards(tooLong);

    assertThat(call(Client.PATIENT_VIEW).body()).isEqualTo("{\"cards\":[]}");
  }

  @Test
  void a_fault_of_ours_is_500_with_a_reference_and_nothing_of_its_message() {
    running.guidance().behaviour =
        request -> {
          throw new IllegalStateException("Smith", new IllegalArgumentException("Smith"));
        };

    try (LogLines log = new LogLines()) {
      HttpResponse<String> answer = call(Client.PATIENT_VIEW);

      JsonNode issue = Outcome.of(answer, 500);
      String reference = Client.header(answer, "X-Correlation-Id");
      assertThat(issue.path("code").asText()).isEqualTo("exception");
      assertThat(issue.path("diagnostics").asText()).endsWith("reference " + reference);
      assertThat(answer.body()).doesNotContain("Smith");
      assertThat(log.text())
          .contains("hip-pain-guidance failed: java.lang.IllegalStateException")
          .contains("caused by java.lang.IllegalArgumentException at org.hiphooks.server.")
          .contains(reference)
          .doesNotContain("Smith");
    }
  }

  @Test
  void an_endless_recursion_takes_one_call_only() {
    running.guidance().behaviour = ServiceCallTest::endless;
    Outcome.of(call(Client.PATIENT_VIEW), 500);

    running.guidance().behaviour = request -> FakeGuidance.cards();
    assertThat(call(Client.PATIENT_VIEW).statusCode()).isEqualTo(200);
  }

  @SuppressWarnings("InfiniteRecursion")
  private static HookAnswer endless(org.hiphooks.cdshooks.HookRequest request) {
    return endless(request);
  }

  @Test
  void nothing_readable_is_412_and_names_the_keys() {
    running.guidance().behaviour =
        request -> {
          throw new PreconditionFailed(List.of("conditions", "patient"));
        };

    HttpResponse<String> answer = call(Client.PATIENT_VIEW);

    JsonNode issue = Outcome.of(answer, 412);
    assertThat(issue.path("code").asText()).isEqualTo("processing");
    assertThat(issue.path("diagnostics").asText())
        .isEqualTo("prefetch key 'conditions' was absent or could not be read");
    assertThat(Client.json(answer).findValuesAsText("diagnostics")).hasSize(2);
    assertThat(Client.json(answer).at("/issue/1/expression/0").asText())
        .isEqualTo("/prefetch/patient");
  }

  @Test
  void the_log_tells_of_the_call_and_nothing_of_the_patient() {
    running.guidance().behaviour =
        request ->
            new HookAnswer(
                List.of(FakeGuidance.card("RF-01", "Smith")),
                Map.of(),
                List.of("RF-02"),
                List.of("medications"));

    try (LogLines log = new LogLines()) {
      call(Client.PATIENT_VIEW.replace("p1", "Smith"));

      assertThat(log.text())
          .contains("INFO hip-pain-guidance cards=1 unread=[medications] failed=[RF-02] ms=")
          .doesNotContain("Smith");
    }
  }

  @Test
  void the_same_call_gets_the_same_bytes() {
    assertThat(call(Client.PATIENT_VIEW).body()).isEqualTo(call(Client.PATIENT_VIEW).body());
  }

  private HttpResponse<String> call(String body) {
    return running.client().post(SERVICE, body);
  }

  private HttpResponse<String> callAs(String type) {
    Client client = running.client();
    return client.send(
        client
            .request(SERVICE)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(Client.PATIENT_VIEW))
            .build());
  }
}
