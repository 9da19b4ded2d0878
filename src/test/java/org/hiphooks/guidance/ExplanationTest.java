package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.explain.Change;
import org.hiphooks.explain.Evaluation;
import org.hiphooks.explain.ExplainedRule;
import org.hiphooks.explain.Explainer;
import org.hiphooks.explain.Explanation;
import org.hiphooks.explain.SearchLimit;
import org.hiphooks.explain.SilentRule;
import org.hiphooks.explain.TracedDefine;
import org.hiphooks.explain.UnusedRecord;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.SiteSettings;
import org.junit.jupiter.api.Test;

/** What an explanation says of cases of the content. */
class ExplanationTest {

  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final HipGuidance GUIDANCE =
      new HipGuidance(RunningHipHooks.knowledge(), Map.of());
  private static final Explainer EXPLAINER = new Explainer(RunningHipHooks.knowledge());
  private static final Map<String, Explanation> KEPT = new ConcurrentHashMap<>();

  @Test
  void theRulesThatFiredAreThoseOfTheCards() throws Exception {
    for (String id : List.of("V10", "V35", "V86", "V31")) {
      Evaluation evaluation = evaluation(id);
      Explanation explanation = EXPLAINER.explain(evaluation, SearchLimit.NONE);
      assertThat(explanation.shown()).isEqualTo(evaluation.shown()).isNotEmpty();
      assertThat(explanation.rules().stream().map(ExplainedRule::rule))
          .containsAll(
              explanation.shown().stream()
                  .map(Evaluation.Shown::rule)
                  .filter(rule -> !"MORE".equals(rule))
                  .toList());
    }
  }

  @Test
  void theExtensionOfACardNamesFindingsAndTheirRecordsWithoutValues() throws Exception {
    JsonNode findings =
        GUIDANCE
            .answer(
                "hip-pain-guidance",
                new RequestReader().read(request(CASES.get("V10"))),
                RunningHipHooks.NOW)
            .cards()
            .get(0)
            .extension()
            .path("findings");
    assertThat(findings).isNotEmpty();
    for (JsonNode finding : findings) {
      assertThat(finding.path("source").asText()).matches("[A-Z][A-Za-z]+/[A-Za-z0-9.-]+");
      assertThat(finding.fieldNames()).toIterable().containsExactlyInAnyOrder("input", "source");
    }
  }

  @Test
  void aRuleSaysItsFindingsWithDateAndSource() throws Exception {
    ExplainedRule rule = rule(explanation("V10"), "RF-01");
    assertThat(rule.sentence()).startsWith("Pain on loading with one bone risk");
    assertThat(rule.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.words()).isEqualTo("groin pain");
              assertThat(finding.at()).isNotNull();
              assertThat(finding.source()).startsWith("Observation/");
              assertThat(finding.because()).isEqualTo("within 30 days");
            });
    assertThat(rule.notRecorded()).contains("MRI for bone stress injury");
  }

  @Test
  void whatWouldRaiseAWarningStandsBedsideFirst() throws Exception {
    List<String> inputs =
        rule(explanation("V10"), "RF-01").raised().stream().map(Change::input).toList();
    assertThat(inputs)
        .contains("nightPain", "restPain", "antalgicGait", "hopTest", "fulcrum")
        .hasSizeLessThanOrEqualTo(8)
        .doesNotContain("amenorrheaMonths");
    assertThat(inputs.indexOf("hopTest")).isLessThan(inputs.indexOf("priorBSI"));
  }

  @Test
  void aCautionStandsAtTheTestThatNeedsIt() throws Exception {
    assertThat(rule(explanation("V10"), "RF-01").raised())
        .filteredOn(change -> "hopTest".equals(change.input()))
        .singleElement()
        .satisfies(change -> assertThat(change.caution()).contains("walking hurts"));
  }

  @Test
  void aNegativeMriClearsTheWarningAndOpensTheLadder() throws Exception {
    assertThat(rule(explanation("V10"), "RF-01").cleared())
        .filteredOn(change -> "mriBSI".equals(change.input()))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.value()).isEqualTo(Boolean.FALSE);
              assertThat(change.appears()).contains("ESC-1 info");
              assertThat(change.goes()).contains("RF-01 warning", "ESC-HOLD warning");
              assertThat(change.step()).contains("step 1");
            });
  }

  @Test
  void aFindingOfTheOtherSideAndAnOldOneAreNamedAsNotUsed() throws Exception {
    ObjectNode request =
        request(
            CASES.get("V10").withInput("fadir", true).withInput("tempC", new BigDecimal("37.2")));
    observation(request, "fadir")
        .putObject("bodySite")
        .putArray("coding")
        .addObject()
        .put("system", "http://snomed.info/sct")
        .put("code", "287679003");
    observation(request, "tempC").put("effectiveDateTime", "2026-05-31T11:00:00Z");
    Explanation explanation = EXPLAINER.explain(evaluation("V10", request), SearchLimit.NONE);
    assertThat(explanation.unused())
        .extracting(UnusedRecord::input, UnusedRecord::words)
        .contains(
            tuple("fadir", "other side than the pain"), tuple("tempC", "older than 24 hours"));
  }

  @Test
  void aSilentRuleSaysWhy() throws Exception {
    Explanation explanation = explanation("V10");
    assertThat(silent(explanation, "RF-04", "critical").kind())
        .isIn(SilentRule.Kind.NOT_APPLICABLE, SilentRule.Kind.NOT_RECORDED);
    assertThat(silent(explanation, "ESC-1", "info").kind()).isEqualTo(SilentRule.Kind.GIVES_WAY);
    SilentRule cauda = silent(explanation, "RF-07", "critical");
    assertThat(cauda.kind()).isEqualTo(SilentRule.Kind.NOT_RECORDED);
    assertThat(cauda.nearest()).isNotNull();
  }

  @Test
  void aRuleAboutAnotherOrderIsNotSaidToGiveWay() throws Exception {
    Explanation explanation = explanation("O23");
    assertThat(silent(explanation, "ORD-37", "warning").kind())
        .isEqualTo(SilentRule.Kind.OTHER_ORDER);
    assertThat(silent(explanation, "ORD-01", "critical").kind())
        .isEqualTo(SilentRule.Kind.OTHER_ORDER);
    assertThat(silent(explanation, "ORD-25", "warning").kind())
        .isEqualTo(SilentRule.Kind.NOT_RECORDED);
    assertThat(rule(explanation, "ORD-24").cleared())
        .isNotEmpty()
        .allSatisfy(change -> assertThat(change.step()).isEmpty());
  }

  @Test
  void whatWasNotReadIsNotCalledNotRecorded() throws Exception {
    ObjectNode request = request(CASES.get("V86"));
    ((ObjectNode) request.path("prefetch")).remove("medications");
    Explanation explanation = EXPLAINER.explain(evaluation("V86", request), SearchLimit.NONE);
    assertThat(explanation.notRead()).isNotEmpty();
    assertThat(explanation.keys()).containsEntry("medications", "MISSING");
    assertThat(explanation.silent().stream().map(SilentRule::kind))
        .contains(SilentRule.Kind.WITHHELD);
  }

  @Test
  void theCqlStandsWithItsLinesAndTheValuesOfItsParts() throws Exception {
    Explanation explanation = explanation("V10");
    TracedDefine define =
        Objects.requireNonNull(
            explanation.defines().get("HipRedFlags.\"painful hop or fulcrum test\""));
    assertThat(define.path()).isEqualTo("cql/HipRedFlags.cql");
    assertThat(define.value()).isEqualTo("false");
    List<String> source =
        Objects.requireNonNull(Content.embedded().files().get("cql/HipRedFlags.cql"))
            .lines()
            .toList();
    for (TracedDefine.Line line : define.lines()) {
      assertThat(line.text()).isEqualTo(source.get(line.number() - 1));
    }
    assertThat(define.lines().get(0).values())
        .extracting(TracedDefine.Mark::value, TracedDefine.Mark::inputs)
        .contains(tuple("false", List.of("hopTest = null")));
  }

  @Test
  void aCardThatTheSiteHasSwitchedOffIsCalledThatAndNeverPromised() throws Exception {
    HipGuidance guidance =
        new HipGuidance(
            RunningHipHooks.knowledge(),
            new SiteSettings(Map.of(), Set.of(), Set.of("RF-01 critical", "DX info")),
            ClientSettings.UNNAMED,
            Duration.ofSeconds(1));
    Evaluation evaluation =
        guidance
            .evaluate(
                "hip-pain-guidance",
                new RequestReader().read(request(CASES.get("V10"))),
                RunningHipHooks.NOW)
            .orElseThrow();
    Explanation explanation = EXPLAINER.explain(evaluation, SearchLimit.THOROUGH);
    assertThat(silent(explanation, "DX", "info").kind()).isEqualTo(SilentRule.Kind.SWITCHED_OFF);
    assertThat(silent(explanation, "RF-01", "critical").nearest()).isNull();
    assertThat(rule(explanation, "RF-01").raised()).isEmpty();
  }

  @Test
  void theSameEvaluationIsExplainedInTheSameWords() throws Exception {
    Evaluation evaluation = evaluation("V35");
    assertThat(EXPLAINER.explain(evaluation, SearchLimit.NONE))
        .isEqualTo(EXPLAINER.explain(evaluation, SearchLimit.NONE));
  }

  @Test
  void factsThatDoNotGiveTheCardsAreNotExplained() throws Exception {
    Evaluation kept = evaluation("V10");
    Evaluation other =
        new Evaluation(
            kept.service(),
            kept.contentHash(),
            kept.now(),
            kept.settings(),
            kept.facts().with("mriBSI", false),
            kept.shown(),
            kept.fired(),
            kept.failedRules(),
            kept.withheld(),
            kept.cardsOff(),
            kept.step(),
            kept.keys(),
            kept.person());
    assertThatThrownBy(() -> EXPLAINER.explain(other, SearchLimit.NONE))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nothingOfThePatientStandsInWordsForTheLog() throws Exception {
    Explanation explanation = explanation("V10");
    assertThat(explanation + evaluation("V10").toString() + explanation.rules())
        .doesNotContain("Testcase", "1991", "groin");
  }

  private static Explanation explanation(String id) throws Exception {
    Explanation kept = KEPT.get(id);
    if (kept == null) {
      kept = EXPLAINER.explain(evaluation(id), SearchLimit.THOROUGH);
      KEPT.put(id, kept);
    }
    return kept;
  }

  private static Evaluation evaluation(String id) throws Exception {
    return evaluation(id, request(CASES.get(id)));
  }

  private static Evaluation evaluation(String id, ObjectNode request) throws Exception {
    return GUIDANCE
        .evaluate(CASES.get(id).service(), new RequestReader().read(request), RunningHipHooks.NOW)
        .orElseThrow();
  }

  private static ObjectNode request(Case vignette) {
    return CASES.renderer().request(vignette, RunningHipHooks.NOW, RenderOptions.plain());
  }

  private static ObjectNode observation(ObjectNode request, String input) {
    for (JsonNode bundle : request.path("prefetch")) {
      for (JsonNode entry : bundle.path("entry")) {
        if (entry.at("/resource/id").asText().endsWith("-obs-" + input)) {
          return (ObjectNode) entry.path("resource");
        }
      }
    }
    throw new AssertionError("no observation of " + input);
  }

  private static ExplainedRule rule(Explanation explanation, String rule) {
    return explanation.rules().stream()
        .filter(one -> one.rule().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static SilentRule silent(Explanation explanation, String rule, String level) {
    return explanation.silent().stream()
        .filter(one -> one.rule().equals(rule) && one.level().equals(level))
        .findFirst()
        .orElseThrow();
  }
}
