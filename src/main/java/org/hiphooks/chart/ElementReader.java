package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record straight from its JSON if all of it is as FHIR says it should be. Whatever is not
 * is left to HAPI's parser, which knows what to make of it.
 */
final class ElementReader {

  private static final String SYSTEM = "system";

  /** Names of code systems in the content's terms. */
  private final UnaryOperator<String> systems;

  private ElementReader(UnaryOperator<String> systems) {
    this.systems = systems;
  }

  /** The record; null if any part of it is not as usual. */
  static @Nullable Element read(ObjectNode record) {
    RecordShape shape = RecordShape.of(record.path("resourceType").asText());
    return shape == null
        ? null
        : new ElementReader(UnaryOperator.identity()).record(record, KeptNames.of(shape));
  }

  /** The elements of a record as it was sent that are looked at, in the content's terms. */
  static @Nullable Element read(ObjectNode sent, RecordShape shape, RecordCleaner cleaner) {
    return new ElementReader(cleaner::canonical).record(sent, KeptNames.of(shape));
  }

  private @Nullable Element record(ObjectNode json, KeptNames names) {
    @Nullable Object[] children = new @Nullable Object[names.type().children().size()];
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      String name = field.getKey();
      if (!names.isLeftOut(name) && !set(children, names.kept(name), field.getValue())) {
        return null;
      }
    }
    return Element.of(names.type(), children);
  }

  private @Nullable Element element(ObjectNode json, ElementType type) {
    @Nullable Object[] children = new @Nullable Object[type.children().size()];
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      String name = field.getKey();
      boolean isSystem = SYSTEM.equals(name) && field.getValue().isTextual();
      JsonNode value = isSystem ? canonical(field.getValue()) : field.getValue();
      if (isId(name) || !set(children, type.named(name), value)) {
        return null;
      }
    }
    return json.isEmpty() ? null : Element.of(type, children);
  }

  private JsonNode canonical(JsonNode system) {
    String sent = system.textValue();
    String known = systems.apply(sent);
    return known.equals(sent) ? system : TextNode.valueOf(known);
  }

  private boolean set(
      @Nullable Object[] children, ElementType.@Nullable Named named, JsonNode json) {
    Object child = named == null || children[named.place()] != null ? null : child(json, named);
    if (child == null || named == null) {
      return false;
    }
    children[named.place()] = child;
    return true;
  }

  /** An id of an element that is no record stands for nothing that is read. */
  private static boolean isId(String name) {
    return "id".equals(name);
  }

  private @Nullable Object child(JsonNode json, ElementType.Named named) {
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

  private @Nullable Element one(JsonNode json, ElementType.Named named) {
    ElementType type = ElementType.of(named.type());
    if (type.isPrimitive()) {
      Object value = Primitives.value(json, named);
      return value == null ? null : Element.primitive(type, value);
    }
    return json instanceof ObjectNode object ? element(object, type) : null;
  }
}
