package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads plain words for states of the data, and the body sites that drafts name. */
final class WordReader {

  private static final String WORDS = "hip-words";
  private static final Map<String, String> BODY_SITES =
      Map.of("draft-site-right", "R", "draft-site-left", "L");

  private WordReader() {}

  static Map<String, String> words(List<ContentFile> resources) {
    Map<String, String> words = new HashMap<>();
    for (ContentFile file : resources) {
      if ("CodeSystem".equals(file.resourceType()) && WORDS.equals(file.id())) {
        for (JsonNode concept : file.json().path("concept")) {
          words.put(concept.path("code").asText(), concept.path("display").asText());
        }
      }
    }
    return words;
  }

  /** Each side's value set holds the one code that is written. */
  static Map<String, ObjectNode> bodySites(List<ContentFile> resources) {
    Map<String, ObjectNode> sites = new HashMap<>();
    for (ContentFile file : resources) {
      String side = BODY_SITES.get(file.id());
      if (side != null) {
        JsonNode include = file.json().at("/compose/include/0");
        ObjectNode site = JsonNodeFactory.instance.objectNode();
        site.putArray("coding")
            .addObject()
            .put("system", include.path("system").asText())
            .put("code", include.at("/concept/0/code").asText());
        site.put("text", file.json().path("title").asText());
        sites.put(side, site);
      }
    }
    return sites;
  }
}
