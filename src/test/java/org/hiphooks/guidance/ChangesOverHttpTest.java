package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.explain.Change;
import org.hiphooks.explain.ExplainedRule;
import org.hiphooks.explain.Explainer;
import org.hiphooks.explain.Explanation;
import org.hiphooks.explain.SearchLimit;
import org.hiphooks.explain.SilentRule;
import org.hiphooks.knowledge.Content;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an explanation says would change the cards does so: each change is written into the record
 * as FHIR and sent to a running service.
 */
class ChangesOverHttpTest {

  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final HipGuidance GUIDANCE =
      new HipGuidance(RunningHipHooks.knowledge(), Map.of());
  private static final Explainer EXPLAINER = new Explainer(RunningHipHooks.knowledge());

  @ParameterizedTest
  @ValueSource(strings = {"V10", "V35", "V86", "V06", "V50", "V55", "V62", "V100", "V109", "V25"})
  void eachListedChangeGivesThePromisedCards(String id) throws Exception {
    Case vignette = CASES.get(id);
    Explanation explanation =
        EXPLAINER.explain(
            GUIDANCE
                .evaluate(
                    vignette.service(),
                    new RequestReader().read(request(vignette)),
                    RunningHipHooks.NOW)
                .orElseThrow(),
            SearchLimit.THOROUGH);
    assertThat(explanation.search().isComplete()).isTrue();
    List<Change> changes = listed(explanation);
    assertThat(changes).hasSizeGreaterThan(5);
    TreeSet<String> before = cards(vignette);
    List<String> broken = new ArrayList<>();
    for (Change change : changes) {
      Case changed = vignette.withInput(change.input(), change.value());
      TreeSet<String> promised = new TreeSet<>(before);
      promised.removeAll(change.goes());
      promised.addAll(change.appears());
      TreeSet<String> got = cards(changed);
      if (saysMore(changed, vignette)) {
        promised.addAll(got);
        promised.removeAll(change.goes());
      }
      if (!got.equals(promised)) {
        broken.add(change.input() + " " + change.value() + ": " + promised + " but " + got);
      }
    }
    assertThat(broken).isEmpty();
  }

  /** Some records say two things: a fracture on the problem list is a fracture in the past too. */
  private static boolean saysMore(Case changed, Case before) {
    return !CASES.renderer().entailed(changed).equals(CASES.renderer().entailed(before));
  }

  private static List<Change> listed(Explanation explanation) {
    List<Change> changes = new ArrayList<>();
    for (ExplainedRule rule : explanation.rules()) {
      changes.addAll(rule.raised());
      changes.addAll(rule.cleared());
    }
    explanation.silent().stream()
        .map(SilentRule::nearest)
        .filter(Objects::nonNull)
        .forEach(changes::add);
    return changes.stream().distinct().toList();
  }

  /** Rules and levels of the answer, merged ones included. */
  private static TreeSet<String> cards(Case vignette) throws Exception {
    TreeSet<String> cards = new TreeSet<>();
    for (JsonNode card : RunningHipHooks.cards(vignette.service(), request(vignette))) {
      JsonNode guidance = card.at("/extension/org.hiphooks.guidance");
      add(guidance, cards);
      guidance.path("merged").forEach(merged -> add(merged, cards));
    }
    return cards;
  }

  private static void add(JsonNode guidance, TreeSet<String> cards) {
    String rule = guidance.path("rule").asText();
    if (!"MORE".equals(rule)) {
      cards.add(rule + ' ' + guidance.path("level").asText());
    }
  }

  private static ObjectNode request(Case vignette) {
    return CASES.renderer().request(vignette, RunningHipHooks.NOW, RenderOptions.plain());
  }
}
