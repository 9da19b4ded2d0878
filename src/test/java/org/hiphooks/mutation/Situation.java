package org.hiphooks.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.DefineName;

/**
 * A case under circumstances that no record brings about: another setting of the site, a rule that
 * could not be evaluated, or a draft that is none of the orders that the pathway knows. They stand
 * in {@code mutation/situations.json} among the test resources.
 *
 * @param vignette the case
 * @param settings settings that are not at their default
 * @param unevaluated defines that could not be evaluated: their value is null
 */
record Situation(Case vignette, Map<String, Object> settings, Set<DefineName> unevaluated) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SETTINGS = "settings";
  private static final String UNEVALUATED = "unevaluated";

  /** Defensive copies. */
  Situation {
    settings = Map.copyOf(settings);
    unevaluated = Set.copyOf(unevaluated);
  }

  /** A case as it is. */
  static Situation of(Case vignette) {
    return new Situation(vignette, Map.of(), Set.of());
  }

  /**
   * Those of the file.
   *
   * @param content holds what cases are rendered by
   */
  static List<Situation> load(Content content) {
    SortedMap<String, String> files = new TreeMap<>(content.files());
    Map<String, JsonNode> circumstances = new TreeMap<>();
    try (InputStream file = Situation.class.getResourceAsStream("/mutation/situations.json")) {
      for (JsonNode node : JSON.readTree(file)) {
        ObjectNode vignette = node.deepCopy();
        vignette.remove(List.of(SETTINGS, UNEVALUATED));
        String id = node.path("id").asText();
        circumstances.put(id, node);
        files.put("fhir-resources/cases/" + id + ".json", vignette.toString());
      }
    } catch (IOException e) {
      throw new IllegalStateException("mutation/situations.json", e);
    }
    CaseLibrary library = CaseLibrary.load(Content.of(files));
    List<Situation> situations = new ArrayList<>();
    circumstances.forEach(
        (id, node) ->
            situations.add(new Situation(library.get(id), settings(node), unevaluated(node))));
    return situations;
  }

  private static Map<String, Object> settings(JsonNode node) {
    Map<String, Object> settings = new HashMap<>();
    node.path(SETTINGS)
        .properties()
        .forEach(
            setting -> {
              JsonNode value = setting.getValue();
              settings.put(
                  setting.getKey(),
                  value.isBoolean() ? (Object) value.booleanValue() : value.intValue());
            });
    return settings;
  }

  private static Set<DefineName> unevaluated(JsonNode node) {
    Set<DefineName> defines = new LinkedHashSet<>();
    for (JsonNode name : node.path(UNEVALUATED)) {
      int dot = name.asText().indexOf('.');
      defines.add(
          new DefineName(name.asText().substring(0, dot), name.asText().substring(dot + 1)));
    }
    return defines;
  }
}
