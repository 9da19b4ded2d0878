package org.hiphooks.replay.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The answer that was accepted last, in a file beside the patient: {@code x.expected.json} for
 * {@code x.json} and {@code x.request.json}.
 *
 * @param service the service that answered; null if none is named
 * @param at the evaluation's now; null if none is named
 * @param expected the cards in order, and the assessment
 */
record Golden(@Nullable String service, @Nullable Instant at, Expected expected) {

  static final String SUFFIX = ".expected.json";

  /** Where the golden answer of a file stands. */
  static Path beside(Path file) {
    String name = String.valueOf(file.getFileName());
    String stem = name.replaceFirst("(\\.request)?\\.(json|ndjson|ya?ml)$", "");
    return file.resolveSibling(stem + SUFFIX);
  }

  static boolean isGolden(Path file) {
    return file.toString().endsWith(SUFFIX);
  }

  /** Reads a golden answer; null if there is none. */
  static @Nullable Golden read(Path file) throws Unreadable {
    if (!Files.exists(file)) {
      return null;
    }
    ObjectNode json = JsonFiles.read(file);
    JsonNode cards = json.path("cards");
    if (!cards.isArray()) {
      throw new Unreadable("has no list of cards");
    }
    List<ExpectedCard> expected = new ArrayList<>();
    for (JsonNode card : cards) {
      if (!card.path("rule").isTextual()) {
        throw new Unreadable("has a card without rule");
      }
      expected.add(
          new ExpectedCard(card.path("rule").asText(), text(card, "level"), text(card, "topic")));
    }
    JsonNode assessment = json.has("assessment") ? json.path("assessment") : json.path("guidance");
    return new Golden(
        text(json, "service"), instant(json), new Expected(expected, true, fields(assessment)));
  }

  private static @Nullable Instant instant(ObjectNode json) throws Unreadable {
    String text = text(json, json.has("at") ? "at" : "now");
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Unreadable("names a time that is none; an instant is like 2026-06-01T12:00:00Z");
    }
  }

  private static SortedMap<String, String> fields(JsonNode assessment) {
    SortedMap<String, String> fields = new TreeMap<>();
    for (Map.Entry<String, JsonNode> field : assessment.properties()) {
      fields.put(field.getKey(), AssessmentText.of(field.getValue()));
    }
    return fields;
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).isTextual() ? node.path(name).textValue() : null;
  }
}
