package org.hiphooks.cards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a draft is called in the client's own words, for telling several apart. */
final class DraftName {

  private static final int LONGEST = 50;
  private static final List<String> CONCEPTS = List.of("/medicationCodeableConcept", "/code");
  private static final List<String> WORDS = List.of("/text", "/coding/0/display");

  private DraftName() {}

  /** Its name; empty if it has none. */
  static String of(ObjectNode draft) {
    for (String concept : CONCEPTS) {
      JsonNode node = draft.at(concept);
      for (String word : WORDS) {
        String name = plain(node.at(word).asText(""));
        if (!name.isEmpty()) {
          return name;
        }
      }
    }
    return plain(draft.at("/medicationReference/display").asText(""));
  }

  /** What it is referred to by. */
  static String reference(ObjectNode draft) {
    return draft.path("resourceType").asText() + '/' + draft.path("id").asText();
  }

  private static String plain(String text) {
    String line = text.replaceAll("[\\p{Cntrl}<>]", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)).strip() + '…';
  }
}
