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

  /** The codings at a path of CodeableConcepts. */
  static List<JsonNode> at(JsonNode resource, RecordShape.CodePath path) {
    List<JsonNode> codings = new ArrayList<>(2);
    collect(resource, path.steps(), 0, codings);
    return codings;
  }

  private static void collect(JsonNode node, List<String> steps, int step, List<JsonNode> into) {
    JsonNode next = node.path(step < steps.size() ? steps.get(step) : "coding");
    for (JsonNode element : elements(next)) {
      if (step == steps.size()) {
        into.add(element);
      } else {
        collect(element, steps, step + 1, into);
      }
    }
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
