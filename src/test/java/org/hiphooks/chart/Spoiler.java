package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Breaks records by chance. */
final class Spoiler {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "x",
          " x",
          "x ",
          "x\ty",
          "a b",
          "final",
          "FINAL",
          "true",
          "6",
          "#c",
          "a/b",
          "http://snomed.info/sct",
          "urn:oid:2.16.840.1.113883.6.96",
          "2026",
          "2026-13",
          "2026-02-29",
          "2024-02-29",
          "2026-05-31T08:15:00Z",
          "2026-05-31T08:15:00z",
          "2026-05-31T08:15:00.1Z",
          "2026-05-31T08:15:00.123456Z",
          "2026-05-31T08:15:60Z",
          "2026-05-31T24:00:00Z",
          "2026-05-31T08:15:00+14:00",
          "2026-05-31T08:15:00-00:00",
          "2026-05-31T08:15:00+05:45",
          "0000-01-01",
          "0999-01-01",
          "9999-12-31",
          "10000-01-01",
          "２０２６",
          "mg",
          "<",
          "<=",
          "\u0000",
          "\uD800",
          "Patient/p",
          "é");

  private final Random random;

  Spoiler(Random random) {
    this.random = random;
  }

  /** Changes something at a place of the record that chance finds. */
  void spoil(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.remove("resourceType");
    if (names.isEmpty()) {
      object.set(TEXTS.get(random.nextInt(TEXTS.size())), anything());
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    JsonNode value = object.get(name);
    if (value.isContainerNode() && random.nextInt(3) > 0) {
      JsonNode inner = value.isArray() && !value.isEmpty() ? value.get(0) : value;
      if (inner instanceof ObjectNode deeper) {
        spoil(deeper);
        return;
      }
    }
    switch (random.nextInt(6)) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name, anything());
      case 2 -> object.set(name, JSON.arrayNode().add(value));
      case 3 -> object.set(name + (random.nextBoolean() ? "x" : ""), anything());
      case 4 -> object.set("_" + name, JSON.objectNode().put("id", "e"));
      default -> renamed(object, name, value);
    }
  }

  /** Another variant of a choice, or something else that FHIR may know. */
  private void renamed(ObjectNode object, String name, JsonNode value) {
    List<String> others =
        List.of(
            "valueString", "valueCode", "effectiveDateTime", "onsetAge", "code", "system", "value");
    if (random.nextBoolean()) {
      object.remove(name);
    }
    object.set(others.get(random.nextInt(others.size())), value);
  }

  private JsonNode anything() {
    return switch (random.nextInt(9)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextInt(200) - 100);
      case 3 -> JSON.numberNode(new BigDecimal(random.nextInt(1000)).movePointLeft(2));
      case 4 -> JSON.numberNode(Long.MAX_VALUE);
      case 5 -> JSON.objectNode();
      case 6 -> JSON.arrayNode();
      default -> JSON.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }
}
