package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads case files and demo patients; a file with a missing or unknown element is an error. */
final class CaseReader {

  private final String path;
  private final ObjectNode json;

  private CaseReader(String path, ObjectNode json, List<String> known) {
    this.path = path;
    this.json = json;
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new CaseContentInvalid(path, "unknown element '" + name + "'");
              }
            });
  }

  static Case readCase(String path, String text) {
    return readCase(path, Fhir.read(path, text));
  }

  static Case readCase(String path, ObjectNode json) {
    CaseReader reader =
        new CaseReader(
            path,
            json,
            List.of("id", "title", "pathway", "service", "hook", "inputs", "order", "expect"));
    return new Case(
        reader.text("id"),
        reader.text("title"),
        reader.text("service"),
        reader.text("hook"),
        scalars(reader.json.path("inputs")),
        scalars(reader.json.path("order")),
        reader.expectation(reader.json.path("expect")));
  }

  static DemoPatient readPatient(String path, String text) {
    CaseReader reader =
        new CaseReader(
            path,
            Fhir.read(path, text),
            List.of(
                "id",
                "order",
                "given",
                "family",
                "gender",
                "birthday",
                "case",
                "story",
                "atChartOpen",
                "tryThis"));
    List<DemoPatient.Trial> trials = new ArrayList<>();
    reader.json.path("tryThis").forEach(node -> trials.add(reader.trial(node)));
    return new DemoPatient(
        reader.text("id"),
        reader.json.path("order").asInt(),
        reader.text("given"),
        reader.text("family"),
        reader.text("gender"),
        reader.text("birthday"),
        reader.text("case"),
        reader.text("story"),
        texts(reader.json.path("atChartOpen")),
        trials);
  }

  private DemoPatient.Trial trial(JsonNode node) {
    return new DemoPatient.Trial(
        node.path("text").asText(),
        optional(node, "service"),
        optional(node, "hook"),
        scalars(node.path("order")),
        texts(node.path("expect")),
        optional(node, "like"));
  }

  private Expectation expectation(JsonNode node) {
    if (!node.isObject()) {
      throw new CaseContentInvalid(path, "'expect' is missing");
    }
    Map<String, String> flags = new LinkedHashMap<>();
    node.path("redFlags")
        .properties()
        .forEach(flag -> flags.put(flag.getKey(), flag.getValue().asText()));
    return new Expectation(
        texts(node.path("cards")),
        flags,
        optional(node, "top"),
        optional(node, "tier"),
        optional(node, "step"),
        texts(node.path("cautions")),
        texts(node.path("contraindications")),
        texts(node.path("contributors")),
        texts(node.path("linked")),
        texts(node.path("gaps")),
        node.has("causes") ? texts(node.path("causes")) : null,
        scalars(node.path("values")));
  }

  private String text(String name) {
    String value = optional(json, name);
    if (value == null || value.isBlank()) {
      throw new CaseContentInvalid(path, "'" + name + "' is missing");
    }
    return value;
  }

  private static @Nullable String optional(JsonNode node, String name) {
    return node.path(name).isTextual() ? node.path(name).textValue() : null;
  }

  private static Map<String, JsonNode> scalars(JsonNode node) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    node.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return values;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
