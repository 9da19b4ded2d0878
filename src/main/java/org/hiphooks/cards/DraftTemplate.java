package org.hiphooks.cards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * An element.
   *
   * @param value shared if it is fixed, else to be copied
   */
  private record Part(String name, JsonNode value, boolean isFixed) {}

  private final List<Part> parts;

  private DraftTemplate(ObjectNode resource) {
    List<Part> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> element : resource.properties()) {
      boolean isFixed = isFixed(element.getValue());
      JsonNode value = isFixed ? Encoded.of(element.getValue()) : element.getValue();
      all.add(new Part(element.getKey(), value, isFixed));
    }
    this.parts = List.copyOf(all);
  }

  static DraftTemplate of(SuggestionPlan.DraftPlan plan) {
    return KNOWN.get(plan.resource(), DraftTemplate::new);
  }

  /** A draft whose elements may be added to and replaced, but not changed. */
  ObjectNode filled(Fillings fillings) {
    ObjectNode draft = JsonNodeFactory.instance.objectNode();
    for (Part part : parts) {
      draft.set(part.name(), part.isFixed() ? part.value() : filled(part.value(), fillings));
    }
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

  /** A copy with its texts filled. */
  private static JsonNode filled(JsonNode node, Fillings fillings) {
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
