package org.hiphooks.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An evaluation as bytes and back, to be sealed. */
final class EvaluationJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EvaluationJson() {}

  static byte[] write(Evaluation evaluation) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("service", evaluation.service())
            .put("content", evaluation.contentHash())
            .put("now", evaluation.now().toString())
            .put("step", evaluation.step());
    ObjectNode settings = json.putObject("settings");
    evaluation.settings().forEach((name, value) -> settings.set(name, FactsJson.value(value)));
    json.set("facts", FactsJson.write(evaluation.facts()));
    writeRules(json, evaluation);
    evaluation.failedRules().forEach(json.putArray("failed")::add);
    evaluation.withheld().forEach(json.putArray("withheld")::add);
    evaluation.cardsOff().forEach(json.putArray("off")::add);
    ObjectNode keys = json.putObject("keys");
    evaluation.keys().forEach(keys::put);
    Person person = evaluation.person();
    json.putObject("person")
        .put("name", person.name())
        .put("birthDate", person.birthDate())
        .put("id", person.id());
    try {
      return JSON.writeValueAsBytes(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeRules(ObjectNode json, Evaluation evaluation) {
    ArrayNode shown = json.putArray("shown");
    for (Evaluation.Shown card : evaluation.shown()) {
      shown
          .addObject()
          .put("uuid", card.uuid())
          .put("rule", card.rule())
          .put("level", card.level())
          .put("summary", card.summary());
    }
    ArrayNode fired = json.putArray("fired");
    for (Evaluation.Fired rule : evaluation.fired()) {
      ObjectNode node = fired.addObject().put("show", rule.showDefine());
      rule.findings().forEach(node.putArray("findings")::add);
      rule.notRecorded().forEach(node.putArray("notRecorded")::add);
      rule.notRead().forEach(node.putArray("notRead")::add);
    }
  }

  static Evaluation read(byte[] bytes) {
    JsonNode json;
    try {
      json = JSON.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> keys = new LinkedHashMap<>();
    json.path("keys").properties().forEach(key -> keys.put(key.getKey(), key.getValue().asText()));
    JsonNode person = json.path("person");
    return new Evaluation(
        json.path("service").asText(),
        json.path("content").asText(),
        Instant.parse(json.path("now").asText()),
        settings(json),
        FactsJson.read(json.path("facts")),
        shown(json),
        fired(json),
        texts(json, "failed"),
        texts(json, "withheld"),
        texts(json, "off"),
        json.path("step").asText(),
        keys,
        new Person(
            person.path("name").asText(),
            person.path("birthDate").asText(),
            person.path("id").asText()));
  }

  private static Map<String, Object> settings(JsonNode json) {
    Map<String, Object> settings = new LinkedHashMap<>();
    json.path("settings")
        .properties()
        .forEach(
            setting -> {
              Object value = FactsJson.value(setting.getValue());
              if (value != null) {
                settings.put(setting.getKey(), value);
              }
            });
    return settings;
  }

  private static List<Evaluation.Shown> shown(JsonNode json) {
    List<Evaluation.Shown> shown = new ArrayList<>();
    for (JsonNode card : json.path("shown")) {
      shown.add(
          new Evaluation.Shown(
              card.path("uuid").asText(),
              card.path("rule").asText(),
              card.path("level").asText(),
              card.path("summary").asText()));
    }
    return shown;
  }

  private static List<Evaluation.Fired> fired(JsonNode json) {
    List<Evaluation.Fired> fired = new ArrayList<>();
    for (JsonNode rule : json.path("fired")) {
      fired.add(
          new Evaluation.Fired(
              rule.path("show").asText(),
              texts(rule, "findings"),
              texts(rule, "notRecorded"),
              texts(rule, "notRead")));
    }
    return fired;
  }

  private static List<String> texts(JsonNode json, String name) {
    List<String> texts = new ArrayList<>();
    json.path(name).forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
