package org.hiphooks.cards;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.Decision;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Concept;
import org.hiphooks.knowledge.Concepts;
import org.hiphooks.knowledge.InputLabel;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.knowledge.SuggestionPlan;
import org.hiphooks.knowledge.SuggestionPlan.DraftPlan;
import org.hiphooks.knowledge.SuggestionPlan.Side;

/** A small decision for tests of wording: a few inputs, causes, cautions and cards. */
final class Situation {

  private final Map<String, Fact> facts = new LinkedHashMap<>();
  private final Map<String, InputLabel> labels = new HashMap<>();
  private final Map<String, Map<String, Concept>> concepts = new HashMap<>();
  private final Map<String, Object> assessment = new HashMap<>();
  private final List<FiredCard> cards = new ArrayList<>();

  Situation input(String name, String words, Object value, String at) {
    labels.put(
        name,
        new InputLabel(name, "asked: " + name, words, null, Map.of(), false, false, 1, Map.of()));
    facts.put(name, new Fact(name, value, OffsetDateTime.parse(at), null, null, List.of()));
    return this;
  }

  Situation missing(String name) {
    labels.put(
        name,
        new InputLabel(name, "asked: " + name, name, null, Map.of(), false, false, 1, Map.of()));
    return this;
  }

  Situation cause(String id, Map<String, String> texts) {
    return concept(Concepts.CAUSES, id, "cause " + id, texts);
  }

  Situation concept(String system, String code, String display, Map<String, String> texts) {
    concepts
        .computeIfAbsent(system, s -> new LinkedHashMap<>())
        .put(code, new Concept(code, display, texts));
    return this;
  }

  Situation assessed(String field, Object value) {
    assessment.put(field, value);
    return this;
  }

  /** A card that is shown, with findings and one suggestion for each label. */
  Situation card(String rule, List<String> findings, String... suggestions) {
    List<SuggestionPlan> plans = new ArrayList<>();
    for (String label : suggestions) {
      DraftPlan draft = new DraftPlan(label, JsonNodeFactory.instance.objectNode(), Side.NONE);
      plans.add(new SuggestionPlan(label, label, null, List.of(draft), null));
    }
    CardPlan plan =
        new CardPlan(
            rule, "warning", "Show", "Rule", true, false, false, false, "summary", "detail", "T",
            "source", List.of(), plans, null, List.of(), Map.of(), List.of());
    cards.add(new FiredCard(plan, findings, List.of(), List.of(), Map.of(), Set.of(suggestions)));
    return this;
  }

  Facts facts() {
    return new Facts(facts, Set.of(), List.of(), null, null);
  }

  Concepts concepts() {
    return new Concepts(concepts);
  }

  Decision decision() {
    ServicePlan service = new ServicePlan("s", "patient-view", "", "", "", List.of());
    return new Decision(service, cards, List.of(), List.of(), List.of(), assessment, true, facts());
  }

  FindingText findings() {
    return new FindingText(labels, Map.of("not-recorded", "not recorded"), facts());
  }

  CauseWords causes() {
    return new CauseWords(concepts(), decision());
  }

  DefineText defines() {
    RedFlagWords redFlags = new RedFlagWords(concepts(), decision(), findings());
    return new DefineText(concepts(), findings(), causes(), redFlags);
  }
}
