package org.hiphooks.replay.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The resources of a Bundle with references that do not need it any more: {@code urn:uuid:…} and
 * full URLs become {@code Type/id}.
 */
final class LocalReferences {

  private final Map<String, String> byUrl = new HashMap<>();
  private final List<ObjectNode> resources = new ArrayList<>();

  private LocalReferences() {}

  /** Resources in the order of the Bundle; one without id gets one from its full URL or place. */
  static List<ObjectNode> of(ObjectNode bundle) {
    LocalReferences local = new LocalReferences();
    int number = 0;
    for (JsonNode entry : bundle.path("entry")) {
      number++;
      if (entry.path("resource") instanceof ObjectNode resource && isRecord(entry, resource)) {
        local.add(entry.path("fullUrl").asText(), resource, number);
      }
    }
    local.resources.forEach(local::rewrite);
    return local.resources;
  }

  /** What a search says about itself is no record. */
  private static boolean isRecord(JsonNode entry, ObjectNode resource) {
    return resource.path("resourceType").isTextual()
        && !"OperationOutcome".equals(resource.path("resourceType").asText())
        && !"outcome".equals(entry.path("search").path("mode").asText());
  }

  private void add(String fullUrl, ObjectNode resource, int number) {
    if (!resource.path("id").isTextual()) {
      String last = fullUrl.substring(fullUrl.lastIndexOf(':') + 1);
      resource.put("id", fullUrl.startsWith("urn:uuid:") ? last : "entry-" + number);
    }
    String type = resource.path("resourceType").asText();
    if (!fullUrl.isEmpty()) {
      byUrl.put(fullUrl, type + '/' + resource.path("id").asText());
    }
    resources.add(resource);
  }

  private void rewrite(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("reference").isTextual()) {
      String local = byUrl.get(object.path("reference").textValue());
      if (local != null) {
        object.put("reference", local);
      }
    }
    node.forEach(this::rewrite);
  }
}
