package org.hiphooks.replay.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One text for each value of an assessment, so that values can be compared and shown. */
public final class AssessmentText {

  private AssessmentText() {}

  /** Names sorted and joined; a map as name and value; anything else as it is. */
  public static String of(JsonNode value) {
    if (value.isArray()) {
      List<String> names = new ArrayList<>();
      value.forEach(item -> names.add(item.isObject() ? item.path("id").asText() : item.asText()));
      return Expected.names(names);
    }
    if (value.isObject()) {
      Map<String, String> levels = new TreeMap<>();
      value.properties().forEach(entry -> levels.put(entry.getKey(), entry.getValue().asText()));
      return Expected.levels(levels);
    }
    return value.isNull() ? "" : value.asText();
  }
}
