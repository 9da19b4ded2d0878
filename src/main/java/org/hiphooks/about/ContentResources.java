package org.hiphooks.about;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.ContentInvalid;

/** The FHIR resources of a content as their authors wrote them, with the texts for people. */
public final class ContentResources {

  private static final String FOLDER = "fhir-resources";
  private static final String EXTENSION = "https://w3id.org/hiphooks/StructureDefinition/";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SortedMap<String, JsonNode> byPath = new TreeMap<>();

  /** Of a content. */
  public ContentResources(Content content) {
    content
        .below(FOLDER)
        .forEach(
            (path, text) -> {
              if (!Content.isCaseOrPatient(path)) {
                byPath.put(path, parse(path, text));
              }
            });
  }

  private static JsonNode parse(String path, String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw ContentInvalid.of(path, "is not JSON");
    }
  }

  /** The resource of a folder and id; missing if there is none. */
  public JsonNode get(String folder, String id) {
    return byPath.getOrDefault(
        FOLDER + '/' + folder + '/' + id + ".json", MissingNode.getInstance());
  }

  /** All resources of a folder by path. */
  public List<JsonNode> all(String folder) {
    List<JsonNode> found = new ArrayList<>();
    byPath.forEach(
        (path, resource) -> {
          if (path.startsWith(FOLDER + '/' + folder + '/')) {
            found.add(resource);
          }
        });
    return found;
  }

  /** The concepts of a code system of the content, in its order. */
  List<JsonNode> concepts(String codeSystem) {
    List<JsonNode> concepts = new ArrayList<>();
    get("code-system", codeSystem).path("concept").forEach(concepts::add);
    return concepts;
  }

  /** The texts of an extension of ours, in order. */
  public static List<String> extensions(JsonNode element, String name) {
    List<String> values = new ArrayList<>();
    for (JsonNode extension : element.path("extension")) {
      if (extension.path("url").asText().equals(EXTENSION + name)) {
        JsonNode value = extension.path("valueString");
        values.add(
            value.asText(
                extension.path("valueCanonical").asText(extension.path("valueBoolean").asText())));
      }
    }
    return values;
  }

  /** The values of a property of a concept as texts, in order. */
  static List<String> properties(JsonNode concept, String code) {
    List<String> values = new ArrayList<>();
    for (JsonNode property : concept.path("property")) {
      if (property.path("code").asText().equals(code)) {
        property
            .properties()
            .forEach(
                field -> {
                  if (field.getKey().startsWith("value")) {
                    values.add(field.getValue().asText());
                  }
                });
      }
    }
    return values;
  }

  /** The first value of a property; empty if it has none. */
  static String property(JsonNode concept, String code) {
    return properties(concept, code).stream().findFirst().orElse("");
  }
}
