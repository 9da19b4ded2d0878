package org.hiphooks.cards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hiphooks.cdshooks.Encoded;
import org.hiphooks.knowledge.SuggestionPlan;

/**
 * A draft resource as the content has it. Elements without a placeholder are the same in every
 * answer and shared by all; only the others are filled for each.
 */
final class DraftTemplate {

  private static final Cache<ObjectNode, DraftTemplate> KNOWN =
      Caffeine.newBuilder().weakKeys().build();

  private final Map<String, JsonNode> elements = new LinkedHashMap<>();

  private DraftTemplate(ObjectNode resource) {
    for (Map.Entry<String, JsonNode> element : resource.properties()) {
      JsonNode value = element.getValue();
      elements.put(element.getKey(), isFixed(value) ? Encoded.of(value) : value);
    }
  }

  static DraftTemplate of(SuggestionPlan.DraftPlan plan) {
    return KNOWN.get(plan.resource(), DraftTemplate::new);
  }

  /** A draft whose elements may be added to and replaced, but not changed. */
  ObjectNode filled(Fillings fillings) {
    ObjectNode draft = JsonNodeFactory.instance.objectNode();
    elements.forEach((name, value) -> draft.set(name, filled(value, fillings)));
    return draft;
  }

  private static boolean isFixed(JsonNode node) {
    if (node.isTextual()) {
      return Template.isFixed(node.textValue());
    }
    for (JsonNode child : node) {
      if (!isFixed(child)) {
        return false;
      }
    }
    return true;
  }

  /** What is fixed as it is, else a copy with its texts filled. */
  private static JsonNode filled(JsonNode node, Fillings fillings) {
    if (node instanceof Encoded) {
      return node;
    }
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> child : object.properties()) {
        copy.set(child.getKey(), filled(child.getValue(), fillings));
      }
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(child -> copy.add(filled(child, fillings)));
      return copy;
    }
    return node.isTextual()
        ? TextNode.valueOf(Template.fillLine(node.textValue(), fillings))
        : node;
  }
}
