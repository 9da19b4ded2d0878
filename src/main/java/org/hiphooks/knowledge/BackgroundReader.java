package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what explanations say from the files of a content. */
final class BackgroundReader {

  private BackgroundReader() {}

  /** The description of the condition of each card. */
  static Map<String, String> sentences(List<ContentFile> resources) {
    Map<String, String> sentences = new HashMap<>();
    for (ContentFile file : resources) {
      if ("PlanDefinition".equals(file.resourceType())) {
        for (JsonNode action : file.json().path("action")) {
          JsonNode condition = action.at("/condition/0/expression");
          String words = condition.path("description").asText();
          if (!words.isEmpty()) {
            sentences.putIfAbsent(condition.path("expression").asText(), words);
          }
        }
      }
    }
    return sentences;
  }

  static Map<String, InputCarrier> carriers(List<ContentFile> resources) {
    Map<String, InputCarrier> carriers = new HashMap<>();
    for (ContentFile file : resources) {
      if ("CodeSystem".equals(file.resourceType()) && LabelReader.CODE_SYSTEM.equals(file.id())) {
        for (JsonNode concept : file.json().path("concept")) {
          String resource = property(concept, "resource");
          String lookBack = property(concept, "lookBack");
          carriers.put(
              concept.path("code").asText(),
              new InputCarrier(
                  resource == null ? "" : resource,
                  property(concept, "category"),
                  lookBack == null ? "" : lookBack,
                  property(concept, "caution"),
                  property(concept, "onlySex"),
                  number(concept, "fromAge"),
                  number(concept, "toAge")));
        }
      }
    }
    return carriers;
  }

  static Map<String, CqlText> texts(Content content) {
    Map<String, CqlText> texts = new HashMap<>();
    content
        .below("cql")
        .forEach(
            (path, text) -> {
              String name = path.substring(path.lastIndexOf('/') + 1, path.length() - 4);
              texts.put(name, CqlText.of(path, text));
            });
    return texts;
  }

  private static @Nullable Integer number(JsonNode concept, String code) {
    for (JsonNode property : concept.path("property")) {
      if (code.equals(property.path("code").asText())) {
        return property.path("valueInteger").isInt() ? property.path("valueInteger").asInt() : null;
      }
    }
    return null;
  }

  private static @Nullable String property(JsonNode concept, String code) {
    for (JsonNode property : concept.path("property")) {
      if (code.equals(property.path("code").asText())) {
        return property.path("valueString").asText(null);
      }
    }
    return null;
  }
}
