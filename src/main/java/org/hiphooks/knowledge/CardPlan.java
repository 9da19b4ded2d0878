package org.hiphooks.knowledge;

import java.util.List;
import java.util.Map;

/**
 * How one rule at one level becomes a card.
 *
 * @param rule rule id, such as {@code RF-01}
 * @param level {@code critical}, {@code warning} or {@code info}
 * @param showDefine define that is true when the card is shown
 * @param ruleDefine define that states the rule itself; evidence is read from it
 * @param redFlag the rule is a red flag
 * @param emergency the rule is of the emergency class
 * @param withheldIfUnsure the card is not shown while a source of its findings is unread or a red
 *     flag could not be evaluated
 * @param summary template of the one sentence
 * @param detail template of the Markdown text
 * @param topic pattern of the topic code, letters and digits; may hold {@code {top}}
 * @param sourceLabel what the advice rests on
 * @param links links, the first is also the source's
 * @param suggestions in order
 * @param overrideReasons the reasons offered
 * @param placeholders placeholder name to the define that fills it
 */
public record CardPlan(
    String rule,
    String level,
    String showDefine,
    String ruleDefine,
    boolean redFlag,
    boolean emergency,
    boolean withheldIfUnsure,
    String summary,
    String detail,
    String topic,
    String sourceLabel,
    List<LinkPlan> links,
    List<SuggestionPlan> suggestions,
    List<CodingPlan> overrideReasons,
    Map<String, String> placeholders) {

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
  }
}
