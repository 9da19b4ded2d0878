package org.hiphooks.cards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.decide.Decision;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;

/** Fills the texts of cards from the evaluation's own evidence. */
final class CardTexts {

  private static final int MAX_BASIS = 220;
  private static final int MAX_MISSING = 4;
  private static final int MAX_LIST = 70;
  private static final String LIST = "list";

  private final Knowledge knowledge;
  private final Decision decision;
  private final FindingText findings;
  private final Map<String, String> common = new HashMap<>();

  CardTexts(Knowledge knowledge, Map<String, ?> settings, Decision decision) {
    this.knowledge = knowledge;
    this.decision = decision;
    this.findings = new FindingText(knowledge.labels(), knowledge.words());
    knowledge
        .settings()
        .forEach((name, setting) -> common.put(name, String.valueOf(setting.defaultValue())));
    settings.forEach((name, value) -> common.put(name, String.valueOf(value)));
    common.put("version", knowledge.version());
    List<String> gaps = gaps();
    common.put("n", String.valueOf(gaps.size()));
    common.put("gaps", String.join(", ", gaps));
    common.put(LIST, Listing.of(gaps, ", ", MAX_LIST));
  }

  /** Values of all placeholders of a card. */
  Map<String, String> values(FiredCard fired) {
    Map<String, String> values = common(fired.plan());
    List<String> basis = new ArrayList<>();
    fired.findings().forEach(input -> basis.add(findings.finding(input, decision.facts())));
    values.put("basis", Listing.of(basis, "; ", MAX_BASIS));
    values.put("notRecorded", missing(fired.notRecorded()));
    values.put("notRead", missing(fired.notRead()));
    fired.fillings().forEach((name, value) -> values.put(name, filling(value)));
    return values;
  }

  /** Values of the placeholders that every card may have. */
  Map<String, String> common(CardPlan plan) {
    Map<String, String> values = new HashMap<>(common);
    values.put("rule", plan.rule());
    return values;
  }

  /** The summary, shortened if a filling makes it too long. */
  String summary(CardPlan plan, Map<String, String> values) {
    String full = Template.fill(plan.summary(), values);
    if (Listing.length(full) <= Card.MAX_SUMMARY) {
      return full;
    }
    int end = full.offsetByCodePoints(0, Card.MAX_SUMMARY - 1);
    int word = full.lastIndexOf(' ', end);
    return full.substring(0, word > 0 ? word : end) + '\u2026';
  }

  /** What is asked, in plain words. */
  String noun(String input) {
    return findings.noun(input);
  }

  private List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    if (decision.assessment().get("gaps") instanceof List<?> list) {
      list.forEach(gap -> gaps.add(findings.noun(String.valueOf(gap))));
    }
    return gaps;
  }

  private String missing(List<String> inputs) {
    return Listing.first(inputs.stream().map(findings::noun).toList(), ", ", MAX_MISSING);
  }

  /** A list of input names becomes findings; any other text is taken as it is. */
  private String filling(@Nullable Object value) {
    if (value instanceof List<?> list) {
      List<String> items = new ArrayList<>();
      for (Object item : list) {
        String name = String.valueOf(item);
        items.add(
            knowledge.labels().containsKey(name) ? findings.finding(name, decision.facts()) : name);
      }
      return String.join("; ", items);
    }
    return value == null ? "" : String.valueOf(value);
  }
}
