package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.AnswerLinter;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.HookContext;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.Indicator;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.knowledge.Content;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HipGuidanceTest {

  private static final HipGuidance GUIDANCE = HipGuidance.of(Content.embedded(), Map.of());

  @Test
  void what_could_not_be_shown_is_named_on_a_card_of_its_own() {
    Optional<Card> card = GUIDANCE.notShown("hip-pain-guidance", request(), List.of("RF-01", "DX"));

    assertThat(card)
        .hasValueSatisfying(
            shown -> {
              assertThat(shown.indicator()).isEqualTo(Indicator.INFO);
              assertThat(shown.summary()).contains("2 ").contains("RF-01, DX");
              assertThat(AnswerLinter.check(shown)).isEmpty();
            });
  }

  @Test
  void of_an_unknown_service_nothing_is_said() {
    assertThat(GUIDANCE.notShown("other", request(), List.of("RF-01"))).isEmpty();
  }

  @Test
  void what_nobody_would_ask_a_man_is_not_named_as_missing_and_a_woman_is_asked() throws Exception {
    assertThat(notRecorded("V10", "male")).doesNotContain("pregnan").contains("BMI");
    assertThat(notRecorded("V10", "female")).contains("pregnancy");
  }

  private static String notRecorded(String id, String sex) throws Exception {
    CaseLibrary cases = CaseLibrary.load(Content.embedded());
    Case given = cases.get(id);
    Map<String, JsonNode> inputs = new LinkedHashMap<>(given.inputs());
    inputs.put("sex", TextNode.valueOf(sex));
    Case changed =
        new Case(
            id,
            given.title(),
            given.service(),
            given.hook(),
            inputs,
            given.order(),
            given.expectation());
    ObjectNode body = cases.renderer().request(changed, RunningHipHooks.NOW, RenderOptions.plain());
    String detail =
        GUIDANCE
            .answer(given.service(), new RequestReader().read(body), RunningHipHooks.NOW)
            .cards()
            .get(0)
            .detail();
    return String.valueOf(detail).lines().filter(l -> l.contains("Not recorded")).findFirst().get();
  }

  private static HookRequest request() {
    return new HookRequest(
        "patient-view",
        "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
        null,
        null,
        new HookContext("Practitioner/1", "p1", null, List.of(), List.of(), List.of()),
        Map.of("patient", JsonNodeFactory.instance.objectNode()));
  }
}
