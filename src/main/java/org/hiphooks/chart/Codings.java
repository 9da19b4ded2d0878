package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.cdshooks.Coding;
import org.hiphooks.knowledge.LocalCodes;
import org.hiphooks.knowledge.Terminology;

/**
 * Finds the codings of a resource in JSON, whether an element is an array or, wrongly, an object.
 */
final class Codings {

  private Codings() {}

  /** The codings at a dotted path of CodeableConcepts. */
  static List<JsonNode> at(JsonNode resource, String path) {
    List<JsonNode> nodes = List.of(resource);
    for (String step : path.split("\\.")) {
      List<JsonNode> next = new ArrayList<>();
      String element = "medication".equals(step) ? "medicationCodeableConcept" : step;
      nodes.forEach(node -> elements(node.path(element)).forEach(next::add));
      nodes = next;
    }
    List<JsonNode> codings = new ArrayList<>();
    nodes.forEach(concept -> elements(concept.path("coding")).forEach(codings::add));
    return codings;
  }

  /**
   * Replaces aliases of code systems everywhere below a node, and adds to a code of the site what
   * it stands for. The site's code stays: it is what was recorded.
   */
  static void canonicalise(JsonNode node, Terminology terminology) {
    if (node instanceof ObjectNode object && object.path("system").isTextual()) {
      String system = object.path("system").textValue();
      String canonical = terminology.canonicalSystem(system);
      if (!canonical.equals(system)) {
        object.put("system", canonical);
      }
    }
    node.forEach(child -> canonicalise(child, terminology));
    if (!terminology.local().isEmpty() && node instanceof ObjectNode concept) {
      translate(concept, terminology.local());
    }
  }

  private static void translate(ObjectNode concept, LocalCodes local) {
    List<Coding> standard = new ArrayList<>();
    for (JsonNode coding : elements(concept.path("coding"))) {
      standard.addAll(
          local.standard(coding.path("system").asText(""), coding.path("code").asText("")));
    }
    if (standard.isEmpty()) {
      return;
    }
    ArrayNode codings = concept.arrayNode();
    elements(concept.path("coding")).forEach(codings::add);
    standard.forEach(
        code -> codings.addObject().put("system", code.system()).put("code", code.code()));
    concept.set("coding", codings);
  }

  private static Iterable<JsonNode> elements(JsonNode node) {
    if (node.isArray()) {
      return node;
    }
    return node.isObject() ? List.of(node) : List.of();
  }
}
