package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the extensions that this product defines. */
final class Extensions {

  private static final String BASE = "https://w3id.org/hiphooks/StructureDefinition/";

  private Extensions() {}

  /** Value of the first extension of this name as text; null if there is none. */
  static @Nullable String value(JsonNode element, String name) {
    JsonNode value = node(element, name);
    return value == null ? null : value.asText();
  }

  /** Value of the first extension of this name; null if there is none. */
  static @Nullable JsonNode node(JsonNode element, String name) {
    return nodes(element, name).stream().findFirst().orElse(null);
  }

  /** Values of all extensions of this name as text. */
  static List<String> values(JsonNode element, String name) {
    return nodes(element, name).stream().map(JsonNode::asText).toList();
  }

  private static List<JsonNode> nodes(JsonNode element, String name) {
    List<JsonNode> values = new ArrayList<>();
    for (JsonNode extension : all(element, name)) {
      for (Map.Entry<String, JsonNode> property : extension.properties()) {
        if (property.getKey().startsWith("value")) {
          values.add(property.getValue());
        }
      }
    }
    return values;
  }

  /** All extensions of this name. */
  static List<JsonNode> all(JsonNode element, String name) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode extension : element.path("extension")) {
      String url = extension.path("url").asText();
      if (url.equals(BASE + name) || url.equals(name)) {
        found.add(extension);
      }
    }
    return found;
  }
}
