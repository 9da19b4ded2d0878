package org.hiphooks.knowledge;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One FHIR resource of the content.
 *
 * @param path relative to the content root
 * @param json the resource
 */
record ContentFile(String path, JsonNode json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a file; a file that is no JSON object is a problem and gives null. */
  static @Nullable ContentFile read(String path, String text, List<ContentProblem> problems) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json == null || !json.isObject()) {
        problems.add(new ContentProblem(path, 1, 1, "is not a JSON object"));
        return null;
      }
      return new ContentFile(path, json);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      problems.add(
          new ContentProblem(
              path,
              at == null ? 0 : at.getLineNr(),
              at == null ? 0 : at.getColumnNr(),
              "is not JSON: " + e.getOriginalMessage()));
      return null;
    }
  }

  String resourceType() {
    return json.path("resourceType").asText();
  }

  String id() {
    return json.path("id").asText();
  }

  String url() {
    return json.path("url").asText();
  }

  /** A problem at a place of this file; the place is a JSON Pointer. */
  ContentProblem problem(String pointer, String message) {
    return new ContentProblem(path, 0, 0, pointer + " " + message);
  }
}
