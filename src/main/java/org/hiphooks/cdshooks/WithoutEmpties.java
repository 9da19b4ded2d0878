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

  /** The node itself if it holds none, else a copy without them; possibly empty itself. */
  static JsonNode of(JsonNode node) {
    return isWhole(node) ? node : copy(node);
  }

  /** The same for an object. */
  static ObjectNode of(ObjectNode node) {
    return isWhole(node) ? node : copy(node);
  }

  /** Whether the node says nothing. */
  static boolean isEmpty(JsonNode node) {
    return node.isNull()
        || (node.isContainerNode() && node.isEmpty())
        || (node.isTextual() && node.textValue().isEmpty());
  }

  /** Whether nothing in the node is empty; the node itself may be. */
  static boolean isWhole(JsonNode node) {
    if (node instanceof Encoded) {
      return true;
    }
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> child : object.properties()) {
        JsonNode value = child.getValue();
        if (isEmpty(value) || !(isWhole(value) || hasTwin(object, child.getKey()))) {
          return false;
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (isEmpty(array.get(i)) || !isWhole(array.get(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * Whether the array stands beside another one that holds its extensions, or the values of them.
   */
  static boolean hasTwin(JsonNode parent, String name) {
    if (!parent.path(name).isArray()) {
      return false;
    }
    String twin = name.startsWith("_") ? name.substring(1) : '_' + name;
    return parent.path(twin).isArray();
  }

  private static ObjectNode copy(ObjectNode node) {
    ObjectNode kept = node.objectNode();
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      JsonNode sent = child.getValue();
      JsonNode value = hasTwin(node, child.getKey()) ? sent : copy(sent);
      if (!isEmpty(value)) {
        kept.set(child.getKey(), value);
      }
    }
    return kept;
  }

  /** In one walk: to ask of each part whether it is whole would take one for each level. */
  private static JsonNode copy(JsonNode node) {
    if (node instanceof Encoded) {
      return node;
    }
    if (node instanceof ObjectNode object) {
      return copy(object);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode kept = array.arrayNode();
      for (JsonNode child : array) {
        JsonNode value = copy(child);
        if (!isEmpty(value)) {
          kept.add(value);
        }
      }
      return kept;
    }
    return node;
  }
}
