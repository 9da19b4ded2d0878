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
    ArrayNode cards = json.putArray("before");
    before.forEach(
        card ->
            cards
                .addObject()
                .put("rule", card.rule())
                .put("level", card.level())
                .put("summary", card.summary()));
    return bytes(json);
  }

  static Fixed fixed(byte[] bytes) {
    JsonNode json = tree(bytes);
    List<OpenForm.Before> before = new ArrayList<>();
    for (JsonNode card : json.path("before")) {
      before.add(
          new OpenForm.Before(
              card.path("rule").asText(),
              card.path("level").asText(),
              card.path("summary").asText()));
    }
    return new Fixed(Visit.ofJson(json.path("visit")), before);
  }

  static byte[] answers(Answers answers) {
    return bytes(JSON.valueToTree(answers.chosen()));
  }

  static Answers answers(byte[] bytes) {
    Map<String, List<String>> chosen = new LinkedHashMap<>();
    tree(bytes)
        .properties()
        .forEach(
            entry -> {
              List<String> values = new ArrayList<>();
              entry.getValue().forEach(value -> values.add(value.asText()));
              chosen.put(entry.getKey(), values);
            });
    return new Answers(chosen);
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
