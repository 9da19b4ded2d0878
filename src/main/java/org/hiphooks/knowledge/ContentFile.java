package org.hiphooks.knowledge;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One FHIR resource of the content.
 *
 * @param path relative to the content root
 * @param json the resource
 * @param text the file as written
 */
public record ContentFile(String path, JsonNode json, String text) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Reads a file; a file that is no JSON object is a problem and gives null. */
  public static @Nullable ContentFile read(
      String path, String text, List<ContentProblem> problems) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json != null && json.isObject()) {
        return new ContentFile(path, json, text);
      }
      problems.add(notJson(ContentPlace.of(path, 1, 1, 0), "is not a JSON object"));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      ContentPlace place =
          at == null
              ? ContentPlace.ofFile(path)
              : ContentPlace.of(path, at.getLineNr(), at.getColumnNr(), 1);
      problems.add(notJson(place, "is not JSON: " + firstLine(e.getOriginalMessage())));
    }
    return null;
  }

  /** {@code PlanDefinition}, {@code ValueSet} and so on; empty if the file does not say. */
  public String resourceType() {
    return json.path("resourceType").asText();
  }

  /** Id of the resource; empty if it has none. */
  public String id() {
    return json.path("id").asText();
  }

  /** Canonical address; empty if it has none. */
  public String url() {
    return json.path("url").asText();
  }

  /** Where an element of this file stands; the element is named by a JSON Pointer. */
  public ContentPlace place(String pointer) {
    return JsonPlaces.of(path, text).of(pointer);
  }

  /** Where a word of a text of this file stands; the text if the word is not found in it. */
  public ContentPlace place(String pointer, String word) {
    ContentPlace whole = place(pointer);
    String line = text.lines().skip(Math.max(0, whole.line() - 1L)).findFirst().orElse("");
    int at =
        line.toLowerCase(Locale.ROOT)
            .indexOf(word.toLowerCase(Locale.ROOT), Math.max(0, whole.column() - 1));
    return at < 0 ? whole : whole.at(at + 1, word.length());
  }

  /** An error of the structure at an element of this file, named by a JSON Pointer. */
  ContentProblem problem(String pointer, String message) {
    return problem(pointer, ProblemCode.STRUCTURE, message, "");
  }

  /** An error at an element of this file, named by a JSON Pointer. */
  public ContentProblem problem(String pointer, ProblemCode code, String message, String remedy) {
    return ContentProblem.error(place(pointer), code, message, remedy);
  }

  /** The error that something named below an element does not exist. */
  ContentProblem missing(String pointer, String url) {
    List<String> places = new ArrayList<>();
    JsonWalk.each(
        json.at(pointer),
        (below, node) -> {
          if (node.isTextual() && node.asText().equals(url)) {
            places.add(pointer + below);
          }
        });
    String place = places.isEmpty() ? pointer : places.get(0);
    boolean isSet = url.contains("/ValueSet/");
    return problem(
        place,
        isSet ? ProblemCode.NO_VALUE_SET : ProblemCode.STRUCTURE,
        (isSet ? "value set " : "") + url + " does not exist",
        "correct the address, or write the resource");
  }

  private static ContentProblem notJson(ContentPlace place, String message) {
    return ContentProblem.error(place, ProblemCode.NOT_JSON, message, "");
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("").strip();
  }
}
