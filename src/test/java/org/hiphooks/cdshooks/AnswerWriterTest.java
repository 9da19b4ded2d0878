package org.hiphooks.cdshooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnswerWriterTest {

  @Test
  void no_cards_are_an_empty_list() {
    assertThat(text(List.of())).isEqualTo("{\"cards\":[]}");
  }

  @Test
  void no_services_are_an_empty_list() {
    assertThat(new String(AnswerWriter.discovery(List.of()), UTF_8)).isEqualTo("{\"services\":[]}");
  }

  @Test
  void elements_without_value_are_left_out() {
    assertThat(text(List.of(Cards.plain("Look"))))
        .isEqualTo(
            "{\"cards\":[{\"uuid\":\"00000000-0000-0001-0000-000000000001\",\"summary\":\"Look\","
                + "\"indicator\":\"info\",\"source\":{\"label\":\"Guideline\",\"topic\":"
                + "{\"system\":\"https://example.org/topic\",\"code\":\"RF01C\"}}}]}");
  }

  @Test
  void a_card_with_everything_is_written_in_a_fixed_order() {
    assertThat(text(List.of(Cards.full())))
        .isEqualTo(
            "{\"cards\":[{\"uuid\":\"00000000-0000-0001-0000-000000000001\","
                + "\"summary\":\"Look at the hip\",\"detail\":\"**Basis:** none\","
                + "\"indicator\":\"critical\",\"source\":{\"label\":\"Guideline\","
                + "\"url\":\"https://example.org/source\",\"topic\":"
                + "{\"system\":\"https://example.org/topic\",\"code\":\"RF01C\"}},"
                + "\"suggestions\":[{\"label\":\"Do it\","
                + "\"uuid\":\"00000000-0000-0001-0000-000000000002\",\"actions\":["
                + "{\"type\":\"create\",\"description\":\"Do it\",\"resource\":"
                + "{\"resourceType\":\"ServiceRequest\",\"status\":\"draft\"}}]}],"
                + "\"selectionBehavior\":\"any\",\"overrideReasons\":["
                + "{\"system\":\"https://example.org/reasons\",\"code\":\"no\","
                + "\"display\":\"Not now\"}],\"links\":[{\"label\":\"Read\","
                + "\"url\":\"https://example.org/read\",\"type\":\"absolute\"}],"
                + "\"extension\":{\"org.hiphooks.guidance\":"
                + "{\"rule\":\"RF-01\",\"level\":\"critical\"}}}]}");
  }

  @Test
  void a_delete_names_its_resource() {
    Card card = Cards.with(new Action(Action.Type.DELETE, "Remove", null, "ServiceRequest/1"));

    assertThat(text(List.of(card)))
        .contains(
            "{\"type\":\"delete\",\"description\":\"Remove\",\"resourceId\":\"ServiceRequest/1\"}");
  }

  @Test
  void empties_of_a_draft_are_not_sent_back() throws Exception {
    ObjectNode draft =
        (ObjectNode)
            new ObjectMapper()
                .readTree(
                    """
                    {"resourceType": "ServiceRequest", "id": "1", "reasonCode": [], "note": [{}],
                     "code": {"coding": [{}], "text": "MRI"}, "x": null, "y": "", "z": {"a": {}},
                     "n": 0, "b": false, "given": ["A", null], "_given": [null, {"id": "g"}]}""");

    Card card = Cards.with(new Action(Action.Type.UPDATE, "Change", draft, null));

    assertThat(text(List.of(card)))
        .contains(
            "\"resource\":{\"resourceType\":\"ServiceRequest\",\"id\":\"1\","
                + "\"code\":{\"text\":\"MRI\"},\"n\":0,\"b\":false,"
                + "\"given\":[\"A\",null],\"_given\":[null,{\"id\":\"g\"}]}");
    assertThat(AnswerLinter.check(card)).isEmpty();
    assertThat(draft.path("reasonCode").isArray()).isTrue();
  }

  @Test
  void text_is_UTF_8_and_half_a_surrogate_pair_does_no_harm() {
    assertThat(text(List.of(Cards.plain("Schmerz ≥ 4 – 😀")))).contains("Schmerz ≥ 4 – 😀");
    assertThat(text(List.of(Cards.plain("x\ud800y")))).contains("x?y");
  }

  @Test
  void discovery_describes_services_with_their_templates_in_order() {
    Map<String, String> prefetch = new LinkedHashMap<>();
    prefetch.put("patient", "Patient/{{context.patientId}}");
    prefetch.put("conditions", "Condition?patient={{context.patientId}}");
    ServiceDescription service =
        new ServiceDescription("id", "patient-view", "T", "D", "", prefetch, "1.0.0", "abc");

    assertThat(new String(AnswerWriter.discovery(List.of(service)), UTF_8))
        .isEqualTo(
            "{\"services\":[{\"hook\":\"patient-view\",\"title\":\"T\",\"description\":\"D\","
                + "\"id\":\"id\",\"version\":\"2.0.1\",\"prefetch\":{"
                + "\"patient\":\"Patient/{{context.patientId}}\","
                + "\"conditions\":\"Condition?patient={{context.patientId}}\"},"
                + "\"extension\":{\"org.hiphooks.guidance\":"
                + "{\"contentVersion\":\"1.0.0\",\"contentHash\":\"abc\"}}}]}");
  }

  @Test
  void cards_suggestions_and_actions_print_nothing_of_the_patient() {
    Card card = Cards.with(Action.create("Smith", Cards.order().put("note", "Smith")));

    assertThat(card.toString()).isEqualTo("Card[RF-01 CRITICAL]");
    assertThat(card.suggestions().get(0).actions().get(0).toString()).doesNotContain("Smith");
  }

  private static String text(List<Card> cards) {
    return new String(AnswerWriter.cards(cards), UTF_8);
  }
}
