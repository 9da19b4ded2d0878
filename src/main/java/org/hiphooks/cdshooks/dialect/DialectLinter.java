package org.hiphooks.cdshooks.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hiphooks.cdshooks.AnswerLinter;
import org.hiphooks.cdshooks.AnswerWriter;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.config.Dialect;

/**
 * Checks a card as it will be sent: what the protocol demands, and what the client cannot take
 * although the protocol allows it. A card with a problem must not leave.
 */
public final class DialectLinter {

  private static final Set<String> CONDITION_CATEGORIES =
      Set.of("problem-list-item", "encounter-diagnosis");

  private final List<String> problems = new ArrayList<>();
  private final JsonNode card;

  private DialectLinter(JsonNode card) {
    this.card = card;
  }

  /** What is wrong with the card, as JSON Pointer and reason; empty if nothing is. */
  public static List<String> check(Dialect dialect, Card card) {
    return check(dialect, AnswerWriter.cardTree(card));
  }

  /** The same for JSON. */
  public static List<String> check(Dialect dialect, JsonNode card) {
    DialectLinter linter = new DialectLinter(card);
    linter.problems.addAll(AnswerLinter.check(card));
    switch (dialect) {
      case STANDARD, MEDPLUM -> {}
      case EPIC -> linter.epic();
      case SANDBOX -> linter.sandbox();
    }
    return List.copyOf(linter.problems);
  }

  private void epic() {
    if (card.has("suggestions") && !"any".equals(card.path("selectionBehavior").asText())) {
      add("/selectionBehavior", "must be any");
    }
    Set<String> descriptions = new HashSet<>();
    int index = 0;
    for (JsonNode suggestion : card.path("suggestions")) {
      String pointer = "/suggestions/" + index++ + "/actions";
      if (suggestion.path("actions").size() > 1) {
        add(pointer, "must be one action alone");
      }
      epicAction(suggestion.at("/actions/0"), pointer + "/0", descriptions);
    }
  }

  private void epicAction(JsonNode action, String pointer, Set<String> descriptions) {
    if (!descriptions.add(action.path("description").asText())) {
      add(pointer + "/description", "says the same as another one of the card");
    }
    JsonNode resource = action.path("resource");
    if (!"create".equals(action.path("type").asText())) {
      return;
    }
    if (!EpicCodes.canPlace(resource)) {
      add(pointer + "/resource/code", "is no code by which something can be created");
    }
    if (EpicCodes.isCondition(resource) && !hasCategory(resource)) {
      add(pointer + "/resource/category", "must be problem-list-item or encounter-diagnosis");
    }
  }

  private static boolean hasCategory(JsonNode condition) {
    for (JsonNode category : condition.path("category")) {
      for (JsonNode coding : category.path("coding")) {
        if (CONDITION_CATEGORIES.contains(coding.path("code").asText())) {
          return true;
        }
      }
    }
    return false;
  }

  private void sandbox() {
    int index = 0;
    for (JsonNode suggestion : card.path("suggestions")) {
      boolean isRemoved = false;
      int step = 0;
      for (JsonNode action : suggestion.path("actions")) {
        String pointer = "/suggestions/" + index + "/actions/" + step++;
        String type = action.path("type").asText();
        if ("update".equals(type) && SandboxShape.breaksTheClient(action.path("resource"))) {
          add(pointer + "/resource", "has no rating, without which the client stops");
        }
        if (isRemoved) {
          add(pointer, "stands behind a removal and is never reached");
        }
        isRemoved |= "delete".equals(type);
      }
      index++;
    }
  }

  private void add(String pointer, String reason) {
    problems.add(pointer + ' ' + reason);
  }
}
