package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cases.Window;
import org.hiphooks.cdshooks.AnswerLinter;
import org.hiphooks.knowledge.Content;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vignette of a visit, written as FHIR and posted to a real server. */
class CasesOverHttpTest {

  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final String SERVICE = "hip-pain-guidance";
  private static final String GAP = "GAP-01";
  private static final Set<String> KNOWN = RunningHipHooks.rules(SERVICE);

  static Stream<Case> visits() {
    return CASES.all().stream().filter(vignette -> "patient-view".equals(vignette.hook()));
  }

  @ParameterizedTest(name = "{0} plain")
  @MethodSource("visits")
  void aVisitGetsTheExpectedCards(Case vignette) throws Exception {
    check(vignette, RenderOptions.plain());
  }

  @ParameterizedTest(name = "{0} among noise")
  @MethodSource("visits")
  void sixtyUnrelatedOrMisleadingRecordsChangeNothing(Case vignette) throws Exception {
    check(vignette, RenderOptions.plain().withNoise(60));
  }

  @ParameterizedTest(name = "{0} in other codings")
  @MethodSource("visits")
  void otherLegalCodingsUnitsAndTimeZonesChangeNothing(Case vignette) throws Exception {
    check(vignette, RenderOptions.plain().withVariedCodings());
  }

  @ParameterizedTest(name = "{0} at the edge of the time windows")
  @MethodSource("visits")
  void recordsAtTheEdgeOfTheirWindowsStillCount(Case vignette) throws Exception {
    check(vignette, RenderOptions.plain().withWindow(Window.OLDEST));
  }

  private static void check(Case vignette, RenderOptions options) throws Exception {
    ObjectNode request = CASES.renderer().request(vignette, RunningHipHooks.NOW, options);
    JsonNode cards = RunningHipHooks.cards(SERVICE, request);
    for (JsonNode card : cards) {
      assertThat(AnswerLinter.check(card)).isEmpty();
    }
    Set<String> got = rules(cards);
    Set<String> expected = expectedRules(vignette, got);
    assertThat(got).isEqualTo(expected);
    if (!cards.isEmpty()) {
      JsonNode assessment = cards.path(0).at("/extension/org.hiphooks.guidance");
      assertThat(texts(assessment.path("gaps")))
          .isEqualTo(new TreeSet<>(vignette.expectation().gaps()));
      assertThat(levels(assessment.path("redFlags")))
          .isEqualTo(new TreeMap<>(vignette.expectation().redFlags()));
    }
  }

  /** Rules and levels; cards about the service itself must not appear. */
  private static Set<String> rules(JsonNode cards) {
    Set<String> rules = new TreeSet<>();
    for (JsonNode card : cards) {
      JsonNode guidance = card.at("/extension/org.hiphooks.guidance");
      rules.add(guidance.path("rule").asText() + mark(guidance));
    }
    return rules;
  }

  private static String mark(JsonNode guidance) {
    boolean warning = "warning".equals(guidance.path("level").asText());
    return warning && guidance.path("rule").asText().startsWith("RF-") ? "w" : "";
  }

  /**
   * The expected cards as far as the content holds their rules. A missing item is named by a card
   * of its own only where nothing else would be shown, so that card is not compared then.
   */
  private static Set<String> expectedRules(Case vignette, Set<String> got) {
    Set<String> expected = new TreeSet<>(vignette.expectation().cards());
    boolean cut = expected.removeIf(rule -> !KNOWN.contains(rule));
    if (cut) {
      expected.remove(GAP);
      got.remove(GAP);
    }
    return expected;
  }

  private static Set<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return new TreeSet<>(texts);
  }

  private static Map<String, String> levels(JsonNode object) {
    Map<String, String> levels = new TreeMap<>();
    object.properties().forEach(entry -> levels.put(entry.getKey(), entry.getValue().asText()));
    return levels;
  }
}
