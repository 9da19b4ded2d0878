package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON that is the same in every answer. It is written once, holds nothing empty, and lets nobody
 * change it; a {@link JsonNode#deepCopy} is an ordinary tree again.
 */
public sealed interface Encoded {

  /** Its text in UTF-8; not to be changed. */
  byte[] json();

  /**
   * Prepares a part of answers.
   *
   * @param node of any kind; what is no object and no array needs no preparation
   * @return equal to the node without what is empty in it
   */
  static JsonNode of(JsonNode node) {
    JsonNode sent = fixed(WithoutEmpties.of(node));
    if (sent instanceof ObjectNode object) {
      return new OfObject(children(object), bytes(sent));
    }
    return sent instanceof ArrayNode array ? new OfArray(children(array), bytes(sent)) : sent;
  }

  private static byte[] bytes(JsonNode node) {
    return new AnswerBuffer().write(node).toBytes();
  }

  private static JsonNode fixed(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return new ObjectNode(JsonNodeFactory.instance, children(object));
    }
    return node instanceof ArrayNode array
        ? new ArrayNode(JsonNodeFactory.instance, children(array))
        : node;
  }

  private static Map<String, JsonNode> children(ObjectNode object) {
    Map<String, JsonNode> children = new LinkedHashMap<>();
    object.properties().forEach(child -> children.put(child.getKey(), fixed(child.getValue())));
    return Collections.unmodifiableMap(children);
  }

  private static List<JsonNode> children(ArrayNode array) {
    List<JsonNode> children = new ArrayList<>();
    array.forEach(child -> children.add(fixed(child)));
    return Collections.unmodifiableList(children);
  }

  /** An object. */
  final class OfObject extends ObjectNode implements Encoded {

    private static final long serialVersionUID = 1;

    private final byte[] json;

    private OfObject(Map<String, JsonNode> children, byte[] json) {
      super(JsonNodeFactory.instance, children);
      this.json = json;
    }

    @Override
    public byte[] json() {
      return json;
    }
  }

  /** An array. */
  final class OfArray extends ArrayNode implements Encoded {

    private static final long serialVersionUID = 1;

    private final byte[] json;

    private OfArray(List<JsonNode> children, byte[] json) {
      super(JsonNodeFactory.instance, children);
      this.json = json;
    }

    @Override
    public byte[] json() {
      return json;
    }
  }
}
