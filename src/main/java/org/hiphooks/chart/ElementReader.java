package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record straight from its JSON if all of it is as FHIR says it should be. Whatever is not
 * is left to HAPI's parser, which knows what to make of it.
 */
final class ElementReader {

  private ElementReader() {}

  /** The record; null if any part of it is not as usual. */
  static @Nullable Element read(ObjectNode record) {
    String type = record.path("resourceType").asText();
    return read(record, ElementType.ofResource(type), true);
  }

  private static @Nullable Element read(ObjectNode json, ElementType type, boolean isResource) {
    @Nullable Object[] children = new @Nullable Object[type.children().size()];
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      if (isResource && "resourceType".equals(field.getKey())) {
        continue;
      }
      ElementType.Named named = type.named(field.getKey());
      if (named == null || children[named.place()] != null || isId(field.getKey(), isResource)) {
        return null;
      }
      Object child = child(field.getValue(), named);
      if (child == null) {
        return null;
      }
      children[named.place()] = child;
    }
    return json.isEmpty() ? null : Element.of(type, children);
  }

  /** An id of an element that is no record stands for nothing that is read. */
  private static boolean isId(String name, boolean isResource) {
    return !isResource && "id".equals(name);
  }

  private static @Nullable Object child(JsonNode json, ElementType.Named named) {
    if (!named.isMany()) {
      return one(json, named);
    }
    if (!json.isArray() || json.isEmpty()) {
      return null;
    }
    List<Element> elements = new ArrayList<>(json.size());
    for (JsonNode each : json) {
      Element element = one(each, named);
      if (element == null) {
        return null;
      }
      elements.add(element);
    }
    return elements;
  }

  private static @Nullable Element one(JsonNode json, ElementType.Named named) {
    ElementType type = ElementType.of(named.type());
    if (type.isPrimitive()) {
      Object value = Primitives.value(json, named);
      return value == null ? null : Element.primitive(type, value);
    }
    return json instanceof ObjectNode object ? read(object, type, false) : null;
  }
}
