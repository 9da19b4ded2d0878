package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All inputs and how they are recorded, read from the CodeSystem {@code hip-inputs}. */
final class InputCatalog {

  private static final String PATH = "fhir-resources/code-system/hip-inputs.json";
  private static final Pattern ANSWER =
      Pattern.compile("\\s*([^;]+?) -> ([^;]*(?:;[^;>]*)*?)(?=;[^;]* -> |$)");
  private static final Pattern CODE =
      Pattern.compile("(https?://[^|\\s]+)\\|([A-Za-z0-9.-]+)(?=[\\s;,]|$)");

  private final Map<String, InputDefinition> byName;

  private InputCatalog(Map<String, InputDefinition> byName) {
    this.byName = byName;
  }

  static InputCatalog read(Map<String, String> files) {
    String text = files.get(PATH);
    if (text == null) {
      throw new CaseContentInvalid(PATH, "is missing");
    }
    Map<String, InputDefinition> byName = new LinkedHashMap<>();
    for (JsonNode concept : Fhir.read(PATH, text).path("concept")) {
      InputDefinition definition = definition(concept);
      byName.put(definition.name(), definition);
    }
    return new InputCatalog(byName);
  }

  /** All inputs in the order of the CodeSystem. */
  Collection<InputDefinition> all() {
    return byName.values();
  }

  boolean knows(String name) {
    return byName.containsKey(name);
  }

  InputDefinition get(String name) {
    InputDefinition definition = byName.get(name);
    if (definition == null) {
      throw new CaseContentInvalid(PATH, "no input '" + name + "'");
    }
    return definition;
  }

  private static InputDefinition definition(JsonNode concept) {
    String system = property(concept, "codeSystem");
    String code = property(concept, "codeToWrite");
    String name = concept.path("code").asText();
    return new InputDefinition(
        name,
        concept.path("display").asText(name),
        String.valueOf(property(concept, "resultType")),
        String.valueOf(property(concept, "resource")),
        property(concept, "category"),
        system == null || code == null ? null : new Code(system, code, null),
        property(concept, "localCode"),
        properties(concept, "valueSet"),
        answers(property(concept, "valueBinding")),
        property(concept, "unit"),
        "true".equals(property(concept, "sideAware")),
        String.valueOf(property(concept, "lookBack")));
  }

  /** Reads {@code answer -> system|code or system|code; answer -> …}. */
  private static Map<String, List<Code>> answers(@Nullable String binding) {
    Map<String, List<Code>> answers = new LinkedHashMap<>();
    if (binding == null) {
      return answers;
    }
    Matcher parts = ANSWER.matcher(binding);
    while (parts.find()) {
      List<Code> codes = new ArrayList<>();
      Matcher code = CODE.matcher(parts.group(2));
      while (code.find()) {
        codes.add(new Code(code.group(1), code.group(2), null));
      }
      answers.put(parts.group(1).strip(), List.copyOf(codes));
    }
    return answers;
  }

  private static @Nullable String property(JsonNode concept, String code) {
    List<String> values = properties(concept, code);
    return values.isEmpty() ? null : values.get(0);
  }

  private static List<String> properties(JsonNode concept, String code) {
    List<String> values = new ArrayList<>();
    for (JsonNode property : concept.path("property")) {
      if (code.equals(property.path("code").asText())) {
        property.properties().stream()
            .filter(entry -> entry.getKey().startsWith("value"))
            .forEach(entry -> values.add(entry.getValue().asText()));
      }
    }
    return values;
  }
}
