package org.hiphooks.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.hiphooks.knowledge.Content;

/**
 * Plain words for codes that the synthetic records carry without a display, as an EHR has its own
 * names for codes: those of our own code systems, and {@code names.json} for the few of others.
 */
final class DemoNames {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CODE_SYSTEMS = "fhir-resources/code-system";

  private DemoNames() {}

  /** Names by {@code system|code}. */
  static Map<String, String> of(Content content) {
    Map<String, String> names = new HashMap<>();
    try (InputStream in = DemoNames.class.getResourceAsStream("names.json")) {
      MAPPER
          .readTree(in)
          .properties()
          .forEach(name -> names.put(name.getKey(), name.getValue().asText()));
      for (String text : content.below(CODE_SYSTEMS).values()) {
        JsonNode system = MAPPER.readTree(text);
        for (JsonNode concept : system.path("concept")) {
          names.put(
              system.path("url").asText() + '|' + concept.path("code").asText(),
              concept.path("display").asText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(names);
  }
}
