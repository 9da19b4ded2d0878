package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the names of the inputs from their CodeSystem. */
final class LabelReader {

  /** Id of the CodeSystem. */
  static final String CODE_SYSTEM = "hip-inputs";

  private LabelReader() {}

  static Map<String, InputLabel> read(List<ContentFile> resources, List<ContentProblem> problems) {
    Map<String, InputLabel> labels = new LinkedHashMap<>();
    for (ContentFile file : resources) {
      if ("CodeSystem".equals(file.resourceType()) && CODE_SYSTEM.equals(file.id())) {
        int index = 0;
        for (JsonNode concept : file.json().path("concept")) {
          String pointer = "/concept/" + index++ + "/code";
          InputLabel label = label(concept);
          if (labels.put(label.name(), label) != null) {
            problems.add(
                file.problem(
                    pointer,
                    ProblemCode.DUPLICATE,
                    "'" + label.name() + "' stands twice",
                    "keep one"));
          }
        }
      }
    }
    return labels;
  }

  private static InputLabel label(JsonNode concept) {
    String name = concept.path("code").asText();
    String noun = concept.path("display").asText(name);
    String positive = property(concept, "positive");
    String order = property(concept, "order");
    return new InputLabel(
        name,
        noun,
        positive == null ? noun : positive,
        property(concept, "negative"),
        values(property(concept, "values")),
        "true".equals(property(concept, "sensitive")),
        "true".equals(property(concept, "sideAware")),
        order == null ? Integer.MAX_VALUE : Integer.parseInt(order),
        values(property(concept, "notAskedIf")));
  }

  private static Map<String, String> values(@Nullable String text) {
    Map<String, String> values = new LinkedHashMap<>();
    if (text != null && !text.isEmpty()) {
      for (String pair : text.split(";")) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
        }
      }
    }
    return Map.copyOf(values);
  }

  private static @Nullable String property(JsonNode concept, String code) {
    for (JsonNode property : concept.path("property")) {
      if (code.equals(property.path("code").asText())) {
        for (Map.Entry<String, JsonNode> value : property.properties()) {
          if (value.getKey().startsWith("value")) {
            return value.getValue().asText();
          }
        }
      }
    }
    return null;
  }
}
