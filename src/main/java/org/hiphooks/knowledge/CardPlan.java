package org.hiphooks.knowledge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one rule at one level becomes a card. Texts are templates with {@link Placeholders}.
 *
 * @param rule rule id, such as {@code RF-01}
 * @param level {@code critical}, {@code warning} or {@code info}
 * @param showDefine define that is true when the card is shown
 * @param ruleDefine define that states the rule itself; evidence is read from it
 * @param redFlag the rule is a red flag
 * @param emergency the rule is of the emergency class
 * @param withheldIfUnsure the card is not shown while a source of its findings is unread or a red
 *     flag could not be evaluated
 * @param causeLink the card also links to what the steps of the top cause rest on
 * @param summary template of the one sentence
 * @param detail template of the Markdown text
 * @param topic pattern of the topic code, letters and digits; may hold {@code {top}}
 * @param sourceLabel template of what the advice rests on
 * @param links links, the first is also the source's
 * @param suggestions in order
 * @param suggestionsOf define that lists the rules whose suggestions this card repeats; null = none
 * @param overrideReasons the reasons offered
 * @param placeholders what fills a placeholder, by its name
 * @param basisFirst inputs that matter most to the rule: they are named first among its findings
 */
public record CardPlan(
    String rule,
    String level,
    String showDefine,
    String ruleDefine,
    boolean redFlag,
    boolean emergency,
    boolean withheldIfUnsure,
    boolean causeLink,
    String summary,
    String detail,
    String topic,
    String sourceLabel,
    List<LinkPlan> links,
    List<SuggestionPlan> suggestions,
    @Nullable String suggestionsOf,
    List<CodingPlan> overrideReasons,
    Map<String, PlaceholderPlan> placeholders,
    List<String> basisFirst) {

  /** A link of a card. */
  public record LinkPlan(String label, String url) {}

  /** A coding with its plain words. */
  public record CodingPlan(String system, String code, String display) {}

  /** Defensive copies. */
  public CardPlan {
    links = List.copyOf(links);
    suggestions = List.copyOf(suggestions);
    overrideReasons = List.copyOf(overrideReasons);
    placeholders = Map.copyOf(placeholders);
    basisFirst = List.copyOf(basisFirst);
  }

  /** Rule and level, such as {@code RF-01 warning}. */
  public String name() {
    return rule + ' ' + level;
  }

  /** The defines whose values the texts and the suggestions show. */
  public Set<String> defines() {
    Set<String> defines = new LinkedHashSet<>();
    placeholders.values().forEach(placeholder -> defines.add(placeholder.define()));
    if (suggestionsOf != null) {
      defines.add(suggestionsOf);
    }
    suggestions.forEach(suggestion -> defines.addAll(suggestion.defines()));
    return defines;
  }

  /** The defines that decide which suggestions are offered. */
  public Set<String> conditions() {
    Set<String> conditions = new LinkedHashSet<>();
    for (SuggestionPlan suggestion : suggestions) {
      if (suggestion.condition() != null) {
        conditions.add(suggestion.condition());
      }
    }
    return conditions;
  }
}
