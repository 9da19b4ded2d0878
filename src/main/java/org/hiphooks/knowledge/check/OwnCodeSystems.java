package org.hiphooks.knowledge.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hiphooks.config.NearestName;
import org.hiphooks.knowledge.ContentFile;
import org.hiphooks.knowledge.LoadedContent;
import org.jspecify.annotations.Nullable;

/** The code systems that the content itself defines, and their codes. */
final class OwnCodeSystems {

  /** Beginning of the address of everything that is ours. */
  static final String OURS = "https://w3id.org/hiphooks/";

  private final Map<String, Set<String>> codes = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();
  private final Set<String> open = new LinkedHashSet<>();

  OwnCodeSystems(LoadedContent loaded) {
    for (ContentFile file : loaded.resources()) {
      if ("CodeSystem".equals(file.resourceType())) {
        files.put(file.url(), file.path());
        if ("not-present".equals(file.json().path("content").asText())) {
          open.add(file.url());
        }
        Set<String> known = codes.computeIfAbsent(file.url(), url -> new LinkedHashSet<>());
        file.json().path("concept").forEach(concept -> addAll(concept, known));
      }
    }
  }

  private static void addAll(JsonNode concept, Set<String> known) {
    known.add(concept.path("code").asText());
    concept.path("concept").forEach(child -> addAll(child, known));
  }

  /** Whether a code system is ours to define. */
  boolean isOurs(String system) {
    return system.startsWith(OURS);
  }

  /** Whether the system defines the code, or leaves its codes open. */
  boolean defines(String system, String code) {
    return open.contains(system) || codes.getOrDefault(system, Set.of()).contains(code);
  }

  /** What is wrong with a code that is not defined. */
  String message(String system, String code) {
    String file = files.get(system);
    return file == null
        ? "code system " + system + " does not exist"
        : "code '" + code + "' is not defined in " + file;
  }

  /** What to do about a code that is not defined. */
  String remedy(String system, String code) {
    if (!files.containsKey(system)) {
      @Nullable String nearest = NearestName.of(system, files.keySet());
      return nearest == null ? "write it" : "did you mean " + nearest + '?';
    }
    @Nullable String nearest = NearestName.of(code, codes.getOrDefault(system, Set.of()));
    return nearest == null
        ? "define it there, or correct the code"
        : "did you mean '" + nearest + "'?";
  }
}
