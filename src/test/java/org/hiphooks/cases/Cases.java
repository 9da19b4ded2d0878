package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The cases of this product, read once for all tests of this package. */
final class Cases {

  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final CaseLibrary LIBRARY = CaseLibrary.load(Path.of("."));

  private Cases() {}

  static ObjectNode request(String id, RenderOptions options) {
    return LIBRARY.renderer().request(LIBRARY.get(id), NOW, options);
  }

  /** All resources of a request: prefetch and context, with those that are sent twice. */
  static List<JsonNode> resources(ObjectNode request) {
    List<JsonNode> found = new ArrayList<>();
    collect(request, found);
    return found;
  }

  private static void collect(JsonNode node, List<JsonNode> found) {
    String type = node.path("resourceType").asText();
    if (!type.isEmpty() && !"Bundle".equals(type)) {
      found.add(node);
    } else {
      node.forEach(child -> collect(child, found));
    }
  }

  /** The resource of this id. */
  static JsonNode byId(ObjectNode request, String id) {
    return resources(request).stream()
        .filter(resource -> id.equals(resource.path("id").asText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no resource " + id));
  }
}
