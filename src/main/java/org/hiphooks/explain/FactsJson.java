package org.hiphooks.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.chart.Rejected;
import org.hiphooks.chart.Unread;
import org.jspecify.annotations.Nullable;

/** Facts as JSON and back, without loss: a Decimal stays one, also without decimals. */
final class FactsJson {

  private static final String DECIMAL = "decimal";

  private FactsJson() {}

  static ObjectNode write(Facts facts) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("facts");
    for (Fact fact : facts.byInput().values()) {
      ObjectNode node = list.addObject().put("input", fact.input());
      node.set("value", value(fact.value()));
      node.put("at", text(fact.at())).put("side", fact.side()).put("source", fact.source());
      ArrayNode rejected = node.putArray("rejected");
      for (Rejected record : fact.rejected()) {
        rejected
            .addObject()
            .put("source", record.source())
            .put("reason", record.reason())
            .put("at", text(record.at()));
      }
    }
    facts.failed().forEach(json.putArray("failed")::add);
    ArrayNode unread = json.putArray("unread");
    for (Unread one : facts.unread()) {
      unread
          .addObject()
          .put("name", one.name())
          .put("type", one.resourceType())
          .put("reason", one.reason().name());
    }
    return json.put("side", facts.indexSide()).put("problem", facts.problem());
  }

  static Facts read(JsonNode json) {
    Map<String, Fact> facts = new LinkedHashMap<>();
    for (JsonNode node : json.path("facts")) {
      String input = node.path("input").asText();
      facts.put(
          input,
          new Fact(
              input,
              value(node.path("value")),
              time(node, "at"),
              text(node, "side"),
              text(node, "source"),
              rejected(node)));
    }
    Set<String> failed = new LinkedHashSet<>();
    json.path("failed").forEach(input -> failed.add(input.asText()));
    List<Unread> unread = new ArrayList<>();
    for (JsonNode one : json.path("unread")) {
      unread.add(
          new Unread(
              one.path("name").asText(),
              one.path("type").asText(),
              Unread.Reason.valueOf(one.path("reason").asText())));
    }
    return new Facts(facts, failed, unread, text(json, "side"), text(json, "problem"));
  }

  private static List<Rejected> rejected(JsonNode node) {
    List<Rejected> rejected = new ArrayList<>();
    for (JsonNode record : node.path("rejected")) {
      rejected.add(
          new Rejected(text(record, "source"), record.path("reason").asText(), time(record, "at")));
    }
    return rejected;
  }

  static JsonNode value(@Nullable Object value) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    if (value instanceof Boolean truth) {
      return nodes.booleanNode(truth);
    }
    if (value instanceof Integer number) {
      return nodes.numberNode(number);
    }
    if (value instanceof BigDecimal number) {
      return nodes.objectNode().put(DECIMAL, number.toString());
    }
    return value == null ? nodes.nullNode() : nodes.textNode(value.toString());
  }

  static @Nullable Object value(JsonNode node) {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isInt()) {
      return node.intValue();
    }
    if (node.isObject()) {
      return new BigDecimal(node.path(DECIMAL).asText());
    }
    return node.isTextual() ? node.textValue() : null;
  }

  private static @Nullable String text(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toString();
  }

  private static @Nullable String text(JsonNode node, String name) {
    return node.path(name).isTextual() ? node.path(name).textValue() : null;
  }

  private static @Nullable OffsetDateTime time(JsonNode node, String name) {
    String text = text(node, name);
    return text == null ? null : OffsetDateTime.parse(text);
  }
}
