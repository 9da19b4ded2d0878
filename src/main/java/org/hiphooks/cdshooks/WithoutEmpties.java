package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Leaves out what must not be sent: null, empty strings, arrays and objects (CDS Hooks 2.0.1,
 * JSON). Real drafts hold such elements, and an update sends the whole draft back. A null in an
 * array of primitives that has extensions beside it keeps the two in step (FHIR R4, JSON) and
 * stays.
 */
final class WithoutEmpties {

  private WithoutEmpties() {}

  /** A copy without empties; possibly empty itself. */
  static ObjectNode of(ObjectNode node) {
    ObjectNode kept = node.objectNode();
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      JsonNode sent = child.getValue();
      boolean isKept = sent.isArray() && hasTwin(node, child.getKey());
      JsonNode value = isKept ? sent : of(sent);
      if (!isEmpty(value)) {
        kept.set(child.getKey(), value);
      }
    }
    return kept;
  }

  /** Whether the node says nothing. */
  static boolean isEmpty(JsonNode node) {
    return node.isNull()
        || (node.isContainerNode() && node.isEmpty())
        || (node.isTextual() && node.textValue().isEmpty());
  }

  /**
   * Whether the array stands beside another one that holds its extensions, or the values of them.
   */
  static boolean hasTwin(JsonNode parent, String name) {
    String twin = name.startsWith("_") ? name.substring(1) : '_' + name;
    return parent.path(name).isArray() && parent.path(twin).isArray();
  }

  private static JsonNode of(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return of(object);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode kept = array.arrayNode();
      for (JsonNode child : array) {
        JsonNode value = of(child);
        if (!isEmpty(value)) {
          kept.add(value);
        }
      }
      return kept;
    }
    return node;
  }
}
