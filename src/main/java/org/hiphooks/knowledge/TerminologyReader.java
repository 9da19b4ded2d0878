package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads ValueSet and NamingSystem resources into a {@link Terminology}. */
final class TerminologyReader {

  private static final String PREFIX_TAIL = ".*";

  private final Map<String, ContentFile> valueSets = new LinkedHashMap<>();
  private final Map<String, CodeSet> done = new HashMap<>();
  private final List<ContentProblem> problems;

  private TerminologyReader(List<ContentProblem> problems) {
    this.problems = problems;
  }

  static Terminology read(List<ContentFile> resources, List<ContentProblem> problems) {
    TerminologyReader reader = new TerminologyReader(problems);
    Map<String, String> aliases = new HashMap<>();
    for (ContentFile file : resources) {
      switch (file.resourceType()) {
        case "ValueSet" -> reader.valueSets.put(file.url(), file);
        case "NamingSystem" -> readAliases(file, aliases);
        default -> {
          // Other resources hold no codes of value sets.
        }
      }
    }
    reader.valueSets.keySet().forEach(url -> reader.resolve(url, new HashSet<>()));
    return new Terminology(reader.done, aliases);
  }

  private static void readAliases(ContentFile file, Map<String, String> aliases) {
    String canonical = null;
    for (JsonNode id : file.json().path("uniqueId")) {
      if ("uri".equals(id.path("type").asText())
          && (canonical == null || id.path("preferred").asBoolean())) {
        canonical = id.path("value").asText();
      }
    }
    if (canonical == null) {
      return;
    }
    for (JsonNode id : file.json().path("uniqueId")) {
      String value = id.path("value").asText();
      boolean bareOid = "oid".equals(id.path("type").asText()) && !value.startsWith("urn:oid:");
      aliases.put(bareOid ? "urn:oid:" + value : value, canonical);
    }
  }

  private @Nullable CodeSet resolve(String url, Set<String> open) {
    CodeSet known = done.get(url);
    if (known != null) {
      return known;
    }
    ContentFile file = valueSets.get(url);
    if (file == null || !open.add(url)) {
      return null;
    }
    Map<String, Set<String>> codes = new HashMap<>();
    Map<String, Set<String>> prefixes = new HashMap<>();
    int index = 0;
    for (JsonNode include : file.json().path("compose").path("include")) {
      String pointer = "/compose/include/" + index++;
      readConcepts(include, codes);
      readPrefixes(file, pointer, include, prefixes);
      readIncludedSets(file, pointer, include, codes, prefixes, open);
    }
    CodeSet set = new CodeSet(frozen(codes), frozen(prefixes));
    if (codes.isEmpty() && prefixes.isEmpty()) {
      problems.add(file.problem("/compose", "the value set is empty: list at least one code"));
    }
    done.put(url, set);
    return set;
  }

  private static void readConcepts(JsonNode include, Map<String, Set<String>> codes) {
    String system = include.path("system").asText();
    for (JsonNode concept : include.path("concept")) {
      codes.computeIfAbsent(system, s -> new HashSet<>()).add(concept.path("code").asText());
    }
  }

  private void readPrefixes(
      ContentFile file, String pointer, JsonNode include, Map<String, Set<String>> prefixes) {
    int index = 0;
    for (JsonNode filter : include.path("filter")) {
      String place = pointer + "/filter/" + index++;
      String value = filter.path("value").asText();
      if (!"regex".equals(filter.path("op").asText()) || !value.endsWith(PREFIX_TAIL)) {
        problems.add(file.problem(place, "only a regex filter whose value ends with .* is read"));
        continue;
      }
      String prefix = value.substring(0, value.length() - PREFIX_TAIL.length()).replace("\\", "");
      prefixes.computeIfAbsent(include.path("system").asText(), s -> new HashSet<>()).add(prefix);
    }
  }

  private void readIncludedSets(
      ContentFile file,
      String pointer,
      JsonNode include,
      Map<String, Set<String>> codes,
      Map<String, Set<String>> prefixes,
      Set<String> open) {
    if (include.path("valueSet").size() > 1) {
      problems.add(
          file.problem(
              pointer + "/valueSet",
              "several value sets in one include mean their intersection: write one include each"));
      return;
    }
    for (JsonNode reference : include.path("valueSet")) {
      CodeSet other = resolve(reference.asText(), open);
      if (other == null) {
        problems.add(
            file.problem(
                pointer + "/valueSet/0",
                ProblemCode.NO_VALUE_SET,
                "value set " + reference.asText() + " does not exist or includes itself",
                "name one that exists, or list the codes"));
        continue;
      }
      other.codes().forEach((s, c) -> codes.computeIfAbsent(s, x -> new HashSet<>()).addAll(c));
      other
          .prefixes()
          .forEach((s, c) -> prefixes.computeIfAbsent(s, x -> new HashSet<>()).addAll(c));
    }
  }

  private static Map<String, Set<String>> frozen(Map<String, Set<String>> sets) {
    Map<String, Set<String>> copy = new HashMap<>();
    sets.forEach((system, codes) -> copy.put(system, Set.copyOf(codes)));
    return Map.copyOf(copy);
  }
}
