package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.cdshooks.Suggestion;
import org.hiphooks.cdshooks.dialect.DialectLinter;
import org.hiphooks.cdshooks.dialect.DiscoveryLinter;
import org.hiphooks.cdshooks.dialect.Shape;
import org.hiphooks.config.Dialect;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every card that the cases yield, shaped for every kind of client. */
class DialectsTest {

  private static final Knowledge KNOWLEDGE = RunningHipHooks.knowledge();
  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final HipGuidance GUIDANCE = new HipGuidance(KNOWLEDGE, Map.of());
  private static final Map<Dialect, List<Shape>> SHAPES = shapes();

  static Stream<Case> answered() {
    List<String> services = KNOWLEDGE.services().stream().map(ServicePlan::id).toList();
    return CASES.all().stream().filter(vignette -> services.contains(vignette.service()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answered")
  void everyClientGetsTheSameCardsInAShapeThatItCanTake(Case vignette) throws Exception {
    List<Card> neutral = cards(vignette);
    SHAPES.forEach(
        (dialect, shapes) ->
            shapes.forEach(
                shape -> {
                  List<Card> shaped = shape.of(neutral);
                  assertThat(shaped)
                      .usingElementComparator(DialectsTest::compare)
                      .isEqualTo(neutral);
                  for (Card card : shaped) {
                    assertThat(DialectLinter.check(dialect, card))
                        .as(dialect + " " + card)
                        .isEmpty();
                  }
                }));
  }

  @Test
  void anEpicSiteWithCodesForEverythingLosesNoDraft() throws Exception {
    Shape epic = Shape.of(Sites.mapped(KNOWLEDGE, Dialect.EPIC));
    for (Case vignette : answered().limit(60).toList()) {
      for (Card card : cards(vignette)) {
        assertThat(descriptions(epic.of(card)))
            .as(vignette.id() + ' ' + card)
            .isEqualTo(descriptions(card));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void whatDiscoveryOffersCanBeFilledByEveryClient(Dialect dialect) {
    assertThat(DiscoveryLinter.check(dialect, GUIDANCE.services())).isEmpty();
  }

  private static List<Card> cards(Case vignette) throws Exception {
    ObjectNode request =
        CASES.renderer().request(vignette, RunningHipHooks.NOW, RenderOptions.plain());
    return GUIDANCE
        .answer(vignette.service(), new RequestReader().read(request), RunningHipHooks.NOW)
        .cards();
  }

  /** Of drafts that a client can have a code for: advice to the patient has none. */
  private static List<String> descriptions(Card card) {
    List<String> descriptions = new ArrayList<>();
    for (Suggestion suggestion : card.suggestions()) {
      for (Action action : suggestion.actions()) {
        ObjectNode resource = action.resource();
        if (resource == null || resource.has("code") || resource.has("medicationCodeableConcept")) {
          descriptions.add(action.description().replaceFirst(" \\((Right|Left) hip\\)$", ""));
        }
      }
    }
    return descriptions;
  }

  /** Zero if only the suggestions differ. */
  private static int compare(Card one, Card other) {
    return one.offering(List.of()).equals(other.offering(List.of())) ? 0 : 1;
  }

  private static Map<Dialect, List<Shape>> shapes() {
    Map<Dialect, List<Shape>> shapes = new EnumMap<>(Dialect.class);
    for (Dialect dialect : Dialect.values()) {
      shapes.put(
          dialect,
          List.of(Shape.of(Sites.plain(dialect)), Shape.of(Sites.mapped(KNOWLEDGE, dialect))));
    }
    return shapes;
  }
}
