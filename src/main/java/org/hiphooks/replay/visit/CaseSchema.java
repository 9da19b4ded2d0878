package org.hiphooks.replay.visit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.hiphooks.knowledge.InputLabel;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of case files, with the inputs and services of one content. */
public final class CaseSchema {

  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
  private static final String ORDER = "ord";
  private static final List<String> TEXTS = List.of("top", "tier", "step");
  private static final List<String> LISTS =
      List.of("cards", "cautions", "contraindications", "contributors", "linked", "gaps", "causes");

  private CaseSchema() {}

  /** The schema. */
  public static ObjectNode of(Knowledge knowledge) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("$schema", DRAFT).put("title", "HipHooks case").put("type", "object");
    names(
        schema.putArray("required"), List.of("id", "title", "service", "hook", "inputs", "expect"));
    schema.put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("id").put("type", "string").put("pattern", "^[A-Za-z][A-Za-z0-9-]*$");
    properties.putObject("title").put("type", "string").put("minLength", 1);
    properties.set("pathway", texts());
    names(
        properties.putObject("service").putArray("enum"),
        knowledge.services().stream().map(ServicePlan::id).toList());
    names(
        properties.putObject("hook").putArray("enum"),
        knowledge.services().stream().map(ServicePlan::hook).distinct().toList());
    properties.set("inputs", inputs(knowledge, false));
    properties.set("order", inputs(knowledge, true));
    properties.set("expect", expectation());
    return schema;
  }

  private static ObjectNode inputs(Knowledge knowledge, boolean ofOrders) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("type", "object").put("additionalProperties", false);
    object.put(
        "description",
        ofOrders ? "What is ordered or added." : "What is recorded; all else is not recorded.");
    ObjectNode properties = object.putObject("properties");
    new TreeMap<>(knowledge.cql().inputs())
        .forEach(
            (name, type) -> {
              if (name.startsWith(ORDER) == ofOrders) {
                properties.set(name, input(type, knowledge.labels().get(name)));
              }
            });
    return object;
  }

  private static ObjectNode input(String type, @Nullable InputLabel label) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    if (label != null) {
      input.put("description", label.noun());
    }
    if (label != null && !label.values().isEmpty() && !"Boolean".equals(type)) {
      names(input.putArray("enum"), label.values().keySet().stream().sorted().toList());
      return input;
    }
    return switch (type) {
      case "Boolean" -> input.put("type", "boolean");
      case "Integer" -> input.put("type", "integer");
      case "Decimal" -> input.put("type", "number");
      default -> input.put("type", type.toLowerCase(Locale.ROOT));
    };
  }

  private static ObjectNode expectation() {
    ObjectNode expect = JsonNodeFactory.instance.objectNode();
    expect.put("type", "object");
    ObjectNode properties = expect.putObject("properties");
    LISTS.forEach(name -> properties.set(name, texts()));
    properties.putObject("values").put("type", "object");
    for (String name : TEXTS) {
      names(properties.putObject(name).putArray("type"), List.of("string", "null"));
    }
    names(
        properties
            .putObject("redFlags")
            .put("type", "object")
            .putObject("additionalProperties")
            .putArray("enum"),
        List.of("critical", "warning"));
    return expect;
  }

  private static ObjectNode texts() {
    ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", "array");
    list.putObject("items").put("type", "string");
    return list;
  }

  private static void names(ArrayNode array, List<String> names) {
    names.forEach(array::add);
  }
}
