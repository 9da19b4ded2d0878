package org.hiphooks.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.guidance.Visit;

/** Parts of a form as bytes, to be sealed. */
final class FormJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FormJson() {}

  /** What does not change while a form is open. */
  record Fixed(Visit visit, List<OpenForm.Before> before) {}

  static byte[] fixed(Visit visit, List<OpenForm.Before> before) {
    ObjectNode json = JSON.createObjectNode();
    json.set("visit", visit.toJson());
    cards(json.putArray("before"), before);
    return bytes(json);
  }

  private static void cards(ArrayNode list, List<OpenForm.Before> cards) {
    for (OpenForm.Before card : cards) {
      list.addObject()
          .put("rule", card.rule())
          .put("level", card.level())
          .put("summary", card.summary());
    }
  }

  static Fixed fixed(byte[] bytes) {
    JsonNode json = tree(bytes);
    return new Fixed(Visit.ofJson(json.path("visit")), cards(json.path("before")));
  }

  private static List<OpenForm.Before> cards(JsonNode list) {
    List<OpenForm.Before> cards = new ArrayList<>();
    for (JsonNode card : list) {
      cards.add(
          new OpenForm.Before(
              card.path("rule").asText(),
              card.path("level").asText(),
              card.path("summary").asText()));
    }
    return cards;
  }

  /** What a form holds after a save: what was answered, and the cards that it led to. */
  record Left(Answers answers, List<OpenForm.Before> shown) {}

  static byte[] left(Answers answers, List<OpenForm.Before> shown) {
    ObjectNode json = JSON.createObjectNode();
    json.set("answers", JSON.valueToTree(answers.chosen()));
    cards(json.putArray("shown"), shown);
    return bytes(json);
  }

  static Left left(byte[] bytes) {
    JsonNode json = tree(bytes);
    Map<String, List<String>> chosen = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> answer : json.path("answers").properties()) {
      List<String> values = new ArrayList<>();
      answer.getValue().forEach(value -> values.add(value.asText()));
      chosen.put(answer.getKey(), values);
    }
    return new Left(new Answers(chosen), cards(json.path("shown")));
  }

  private static byte[] bytes(JsonNode json) {
    try {
      return JSON.writeValueAsBytes(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
