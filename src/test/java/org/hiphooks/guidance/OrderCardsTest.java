package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hiphooks.cards.CallIdentity;
import org.hiphooks.cards.CardBuilder;
import org.hiphooks.cards.OrderDecision;
import org.hiphooks.cards.Recollection;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.cdshooks.AnswerLinter;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.Decider;
import org.hiphooks.decide.Decision;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.compiled.CompiledEvaluator;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cards of every order and problem-list vignette, from its facts as they are given. */
class OrderCardsTest {

  private static final int LONGEST_DETAIL = 1500;
  private static final Knowledge KNOWLEDGE = RunningHipHooks.knowledge();
  private static final Decider DECIDER =
      new Decider(KNOWLEDGE, CompiledEvaluator.of(KNOWLEDGE.cql(), EvaluationLimit.NONE));
  private static final CardBuilder BUILDER = new CardBuilder(KNOWLEDGE, Map.of());
  private static final CallIdentity CALL =
      new CallIdentity("test", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", "Practitioner/1", "p1");

  static Stream<Case> orders() {
    return CaseLibrary.load(Content.embedded()).all().stream()
        .filter(vignette -> !"patient-view".equals(vignette.hook()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("orders")
  void anOrderGetsTheExpectedCards(Case vignette) {
    List<Card> cards = cards(vignette);

    assertThat(cards.stream().map(card -> card.rule() + ':' + card.indicator().code()))
        .containsExactlyInAnyOrderElementsOf(vignette.expectation().cards());
    for (Card card : cards) {
      assertThat(AnswerLinter.check(card)).isEmpty();
      assertThat(card.detail()).hasSizeLessThanOrEqualTo(LONGEST_DETAIL);
      assertThat(card.detail() + card.summary())
          .doesNotContainPattern("\\{\\??[\\w.]+}")
          .doesNotContain("()", "null");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("orders")
  void aSuggestionToRemoveOrChangeNamesTheDraftItself(Case vignette) {
    for (Card card : cards(vignette)) {
      card.suggestions().stream()
          .flatMap(suggestion -> suggestion.actions().stream())
          .forEach(OrderCardsTest::checkAction);
    }
  }

  private static void checkAction(Action action) {
    ObjectNode resource = action.resource();
    String id = resource == null ? "" : resource.path("id").asText();
    switch (action.type()) {
      case CREATE -> assertThat(id).isEmpty();
      case DELETE -> assertThat(action.resourceId()).isEqualTo("ServiceRequest/draft");
      case UPDATE -> assertThat(id).isEqualTo("draft");
    }
  }

  private static List<Card> cards(Case vignette) {
    Map<String, Object> values = new HashMap<>();
    vignette.inputs().forEach((name, value) -> values.put(name, plain(name, value)));
    vignette.order().forEach((name, value) -> values.put(name, plain(name, value)));
    Decision decision =
        DECIDER.decide(
            KNOWLEDGE.service(vignette.service()).orElseThrow(),
            Facts.given(values),
            Map.of(),
            RunningHipHooks.NOW);
    Recollection nothing = new Recollection(KNOWLEDGE.concepts(), List.of(), RunningHipHooks.NOW);
    return BUILDER.build(
        List.of(new OrderDecision(decision, List.of(draft()))), decision, CALL, nothing);
  }

  private static ObjectNode draft() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("resourceType", "ServiceRequest")
        .put("id", "draft");
  }

  /** As the rules declare the input: a whole number may stand for a decimal one. */
  private static Object plain(String input, JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (!value.isNumber()) {
      return value.asText();
    }
    return "Decimal".equals(KNOWLEDGE.cql().inputs().get(input))
        ? new BigDecimal(value.asText())
        : value.intValue();
  }
}
