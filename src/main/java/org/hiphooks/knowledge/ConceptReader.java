package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the code systems whose words stand in texts of cards. */
final class ConceptReader {

  private static final Set<String> SYSTEMS =
      Set.of(
          Concepts.CAUSES,
          Concepts.CAUTIONS,
          Concepts.STEPS,
          Concepts.RED_FLAGS,
          Concepts.OVERRIDES);

  private ConceptReader() {}

  static Concepts read(List<ContentFile> resources) {
    Map<String, Map<String, Concept>> systems = new HashMap<>();
    for (ContentFile file : resources) {
      if ("CodeSystem".equals(file.resourceType()) && SYSTEMS.contains(file.id())) {
        Map<String, Concept> concepts = new LinkedHashMap<>();
        for (JsonNode concept : file.json().path("concept")) {
          String code = concept.path("code").asText();
          concepts.put(
              code, new Concept(code, concept.path("display").asText(code), properties(concept)));
        }
        systems.put(file.id(), Collections.unmodifiableMap(concepts));
      }
    }
    return new Concepts(systems);
  }

  private static Map<String, String> properties(JsonNode concept) {
    Map<String, String> properties = new LinkedHashMap<>();
    for (JsonNode property : concept.path("property")) {
      for (Map.Entry<String, JsonNode> value : property.properties()) {
        if (value.getKey().startsWith("value")) {
          properties.putIfAbsent(property.path("code").asText(), value.getValue().asText());
        }
      }
    }
    return properties;
  }
}
