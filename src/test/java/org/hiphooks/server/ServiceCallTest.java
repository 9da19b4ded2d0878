package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.hiphooks.cdshooks.Card;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServiceCallTest {

  private static final String SERVICE = "/cds-services/hip-pain-guidance";

  @RegisterExtension final RunningServer running = new RunningServer();

  @Test
  void a_call_is_answered_with_its_cards() {
    HttpResponse<String> answer = running.client().post(SERVICE, Client.PATIENT_VIEW);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Client.header(answer, "Content-Type")).isEqualTo("application/json");
    assertThat(Client.header(answer, "Cache-Control")).isEqualTo("no-store");
    JsonNode card = Client.json(answer).path("cards").path(0);
    assertThat(card.path("summary").asText()).isEqualTo("Look at the hip");
    assertThat(running.guidance().services).containsExactly("hip-pain-guidance");
    assertThat(running.guidance().calls.get(0).context().patientId()).isEqualTo("p1");
  }

  @Test
  void nothing_to_say_is_an_empty_list() {
    running.guidance().behaviour = request -> FakeGuidance.cards();

    HttpResponse<String> answer = running.client().post(SERVICE, Client.PATIENT_VIEW);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"cards\":[]}");
  }

  @Test
  void a_card_that_breaks_the_protocol_does_not_leave_and_a_card_says_so() {
    Card tooLong = FakeGuidance.card("RF-02", "x".repeat(140));
    Card good = FakeGuidance.card("RF-03", "Good");
    running.guidance().behaviour = request -> FakeGuidance.cards(tooLong, good);

    JsonNode cards = Client.json(running.client().post(SERVICE, Client.PATIENT_VIEW)).path("cards");

    assertThat(cards.findValuesAsText("summary")).containsExactly("Good", "Not shown: RF-02");
  }
}
