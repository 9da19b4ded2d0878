package org.hiphooks.cards;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.decide.Decision;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Concept;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.Placeholders;

/** Fills the texts of cards from the evaluation's own evidence. */
final class CardTexts {

  private static final int MAX_BASIS = 220;
  private static final int MAX_MISSING = 4;
  private static final int MAX_LIST = 70;
  private static final String COMMA = ", ";

  /** Words for the core items: those not recorded; if none is, some were not read. */
  private static final String MISSING = "core-missing";

  private static final String UNREAD = "core-unread";

  private final Knowledge knowledge;
  private final FindingText findings;
  private final CauseWords causes;
  private final RedFlagWords redFlags;
  private final DefineText defines;
  private final Fillings common;
  private final Map<FiredCard, Fillings> known = new IdentityHashMap<>();

  /**
   * For one decision.
   *
   * @param always what stands for placeholders in every answer, see {@link #always}
   */
  CardTexts(Knowledge knowledge, Map<String, Filling> always, Decision decision) {
    this.knowledge = knowledge;
    this.findings = new FindingText(knowledge.labels(), knowledge.words(), decision.facts());
    this.causes = new CauseWords(knowledge.concepts(), decision);
    this.redFlags = new RedFlagWords(knowledge.concepts(), decision, findings);
    this.defines = new DefineText(knowledge.concepts(), findings, causes, redFlags);
    this.common = Fillings.of(always, findings);
    putAssessment(decision);
  }

  /** The settings of a site, which stand in texts by their names. */
  static Map<String, Filling> always(Knowledge knowledge, Map<String, ?> settings) {
    Map<String, Filling> always = new HashMap<>();
    knowledge
        .settings()
        .forEach(
            (name, setting) ->
                always.put(name, Filling.of(String.valueOf(setting.defaultValue()))));
    settings.forEach((name, value) -> always.put(name, Filling.of(String.valueOf(value))));
    return Collections.unmodifiableMap(always);
  }

  private void putAssessment(Decision decision) {
    common.put("version", knowledge.version());
    common.put("room", Filling.TRUE);
    List<String> gaps =
        decision.assessment().get("gaps") instanceof List<?> list
            ? list.stream().map(gap -> findings.noun(String.valueOf(gap))).toList()
            : List.of();
    common.put("n", String.valueOf(gaps.size()));
    common.put("gaps", Filling.uncut(gaps, COMMA));
    common.put("list", Filling.list(gaps, COMMA, MAX_LIST));
    String core = knowledge.words().getOrDefault(gaps.isEmpty() ? UNREAD : MISSING, "");
    common.put("core", Template.fillLine(core, common));
    common.put("top", causes.topic());
    common.put("tier", causes.tier());
    Concept top = causes.top();
    if (top != null) {
      Placeholders.CAUSE.forEach(
          name -> common.put(name, Template.fillLine(top.text(name), common)));
    }
  }

  /** What stands for all placeholders of a card; not to be changed. */
  Fillings of(FiredCard fired) {
    return known.computeIfAbsent(fired, this::filled);
  }

  private Fillings filled(FiredCard fired) {
    Fillings fillings = common(fired.plan());
    List<String> basis = basis(fired).stream().map(findings::finding).toList();
    fillings.put("basis", Filling.list(basis, "; ", MAX_BASIS));
    fillings.put("notRecorded", missing(fired.notRecorded()));
    fillings.put("notRead", missing(fired.notRead()));
    fired
        .plan()
        .placeholders()
        .forEach(
            (name, plan) ->
                fillings.put(
                    name, defines.of(plan.form(), fired.fillings().get(plan.define()), fillings)));
    return fillings;
  }

  /** The findings, those first that the plan puts first. */
  private static List<String> basis(FiredCard fired) {
    List<String> first = new ArrayList<>(fired.plan().basisFirst());
    first.retainAll(fired.findings());
    List<String> rest = new ArrayList<>(fired.findings());
    rest.removeAll(first);
    first.addAll(rest);
    return first;
  }

  /** What stands for the placeholders that every card may have. */
  Fillings common(CardPlan plan) {
    Fillings fillings = common.copy();
    fillings.put("rule", plan.rule());
    return fillings;
  }

  /** The causes of the decision in words. */
  CauseWords causes() {
    return causes;
  }

  /** The red flags of the decision in words. */
  RedFlagWords redFlags() {
    return redFlags;
  }

  /** What is asked, in plain words. */
  String noun(String input) {
    return findings.noun(input);
  }

  private Filling missing(List<String> inputs) {
    return Filling.uncut(inputs.stream().map(findings::noun).toList(), COMMA).first(MAX_MISSING);
  }
}
