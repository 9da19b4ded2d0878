package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Complete requests with the answers they must get, as an EHR would post them. */
class ExamplesOverHttpTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SERVICE = "hip-pain-guidance";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "V04", "V09", "V16", "V31", "V56", "V74", "V86", "V96", "V107", "V109", "V112", "O23",
        "O60", "O74"
      })
  void aCallGetsItsCardsInOrderWithTheirTopics(String id) throws Exception {
    JsonNode answer = read(id + ".expected.json");
    List<String> expected = new ArrayList<>();
    for (JsonNode card : answer.path("cards")) {
      String rule = card.path("rule").asText();
      expected.add(rule + ' ' + card.path("level").asText() + ' ' + card.path("topic").asText());
    }
    List<String> got = new ArrayList<>();
    String service = answer.path("service").asText();
    for (JsonNode card : RunningHipHooks.cards(service, read(id + ".request.json"))) {
      JsonNode guidance = card.at("/extension/org.hiphooks.guidance");
      got.add(
          guidance.path("rule").asText()
              + ' '
              + guidance.path("level").asText()
              + ' '
              + card.at("/source/topic/code").asText());
    }
    assertThat(got).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"V09", "V16", "V31"})
  void theAssessmentStandsOnEveryCard(String id) throws Exception {
    JsonNode expected = read(id + ".expected.json").path("guidance");
    for (JsonNode card : RunningHipHooks.cards(SERVICE, read(id + ".request.json"))) {
      JsonNode guidance = card.at("/extension/org.hiphooks.guidance");
      assertThat(guidance.path("redFlags")).isEqualTo(expected.path("redFlags"));
      assertThat(guidance.path("gaps").isMissingNode())
          .isEqualTo(expected.path("gaps").isMissingNode());
    }
  }

  @Test
  void theSameCallGetsTheSameBytes() throws Exception {
    byte[] body = JSON.writeValueAsBytes(read("V09.request.json"));
    HttpResponse<byte[]> first = RunningHipHooks.post(SERVICE, body);
    HttpResponse<byte[]> second = RunningHipHooks.post(SERVICE, body);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void theBoneStressCardProposesItsFiveOrdersForTheRightHip() throws Exception {
    JsonNode card = RunningHipHooks.cards(SERVICE, read("V09.request.json")).path(0);
    assertThat(card.path("suggestions")).hasSize(5);
    for (JsonNode suggestion : card.path("suggestions")) {
      for (JsonNode action : suggestion.path("actions")) {
        JsonNode draft = action.path("resource");
        assertThat(draft.path("status").asText()).isEqualTo("draft");
        assertThat(draft.at("/subject/reference").asText()).isEqualTo("Patient/v09-patient");
        assertThat(draft.at("/requester/reference").asText())
            .isEqualTo("Practitioner/hiphooks-clinician");
        assertThat(draft.at("/reasonReference/0/reference").asText())
            .isEqualTo("Condition/v09-cond-hip-pain");
      }
    }
    assertThat(card.at("/suggestions/0/actions/0/resource/bodySite/0/coding/0/code").asText())
        .isEqualTo("287579007");
  }

  private static ObjectNode read(String name) throws IOException {
    String path = "/golden/examples/" + name;
    try (InputStream in = ExamplesOverHttpTest.class.getResourceAsStream(path)) {
      return (ObjectNode) JSON.readTree(in);
    }
  }
}
