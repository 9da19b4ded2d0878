package org.hiphooks.replay.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A card of an answer.
 *
 * @param rule rule id
 * @param level critical, warning or info
 * @param topic topic code; empty if it is merged into another card
 * @param summary its sentence
 * @param detail its text; empty if it has none
 * @param suggestions labels of its suggestions
 */
public record AnsweredCard(
    String rule,
    String level,
    String topic,
    String summary,
    String detail,
    List<String> suggestions) {

  private static final String GUIDANCE = "/extension/org.hiphooks.guidance";

  /** Defensive copy. */
  public AnsweredCard {
    suggestions = List.copyOf(suggestions);
  }

  static AnsweredCard read(JsonNode card) {
    JsonNode guidance = card.at(GUIDANCE);
    List<String> suggestions = new ArrayList<>();
    card.path("suggestions").forEach(s -> suggestions.add(s.path("label").asText()));
    return new AnsweredCard(
        guidance.path("rule").asText("?"),
        guidance.path("level").asText(card.path("indicator").asText()),
        card.at("/source/topic/code").asText(),
        card.path("summary").asText(),
        card.path("detail").asText(),
        suggestions);
  }

  /** Cards that this one stands for. */
  static List<AnsweredCard> merged(JsonNode card) {
    List<AnsweredCard> merged = new ArrayList<>();
    for (JsonNode inside : card.at(GUIDANCE + "/merged")) {
      merged.add(
          new AnsweredCard(
              inside.path("rule").asText("?"),
              inside.path("level").asText(),
              "",
              "",
              "",
              List.of()));
    }
    return merged;
  }

  /** Rule and level. */
  public String name() {
    return rule + ' ' + level;
  }
}
