package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiphooks.cdshooks.AnswerLinter;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.HookContext;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.Indicator;
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
