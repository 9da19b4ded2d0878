package org.hiphooks.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The FHIR resources of the content as plain JSON, without cases, patients and what the demo
 * orders.
 *
 * @param byPath path below {@code fhir-resources/} to resource
 */
record ContentFiles(SortedMap<String, JsonNode> byPath) {

  private static final Path ROOT = Path.of("fhir-resources");
  private static final List<String> OTHER_FOLDERS = List.of("cases/", "patients/", "demo/");

  static ContentFiles read() throws IOException {
    SortedMap<String, JsonNode> files = new TreeMap<>();
    ObjectMapper json = new ObjectMapper();
    try (Stream<Path> paths = Files.walk(ROOT)) {
      for (Path path : paths.filter(p -> p.toString().endsWith(".json")).toList()) {
        String name = ROOT.relativize(path).toString().replace('\\', '/');
        if (OTHER_FOLDERS.stream().noneMatch(name::startsWith)) {
          files.put(name, json.readTree(Files.readString(path)));
        }
      }
    }
    return new ContentFiles(files);
  }

  /** Text of a file as it is on disk. */
  static String text(String name) throws IOException {
    return Files.readString(ROOT.resolve(name));
  }

  /** The resources of a type. */
  List<JsonNode> ofType(String type) {
    return byPath.values().stream()
        .filter(resource -> type.equals(resource.path("resourceType").asText()))
        .toList();
  }

  /** The canonical addresses that the content defines. */
  List<String> canonicals() {
    return byPath.values().stream().map(resource -> resource.path("url").asText()).toList();
  }

  /** The cards of all plans. */
  List<JsonNode> cards() {
    return ofType("PlanDefinition").stream()
        .flatMap(plan -> Stream.of(plan.path("action")).flatMap(ContentFiles::elements))
        .toList();
  }

  /** Every object below a node, the node included. */
  static void eachObject(String where, JsonNode node, BiConsumer<String, JsonNode> visitor) {
    if (node.isObject()) {
      visitor.accept(where, node);
    }
    node.properties().forEach(field -> eachObject(where, field.getValue(), visitor));
    elements(node).forEach(element -> eachObject(where, element, visitor));
  }

  private static Stream<JsonNode> elements(JsonNode node) {
    return node.isArray() ? node.valueStream() : Stream.empty();
  }
}
