package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.BiConsumer;

/** Visits every element of a JSON document with its JSON Pointer. */
public final class JsonWalk {

  private JsonWalk() {}

  /** Visits an element and all below it, in the order of the document. */
  public static void each(JsonNode node, BiConsumer<String, JsonNode> visitor) {
    each("", node, visitor);
  }

  private static void each(String pointer, JsonNode node, BiConsumer<String, JsonNode> visitor) {
    visitor.accept(pointer, node);
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey().replace("~", "~0").replace("/", "~1");
      each(pointer + '/' + name, field.getValue(), visitor);
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        each(pointer + '/' + i, node.get(i), visitor);
      }
    }
  }
}
