package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.cdshooks.Coding;
import org.hiphooks.config.CodeMapping;
import org.jspecify.annotations.Nullable;

/**
 * The groups of ConceptMaps. A group that leads to a code system of the value sets is read: the
 * site's code counts as the content's. A group that begins at a code system of drafts and leads
 * elsewhere is written: the site's code stands in drafts instead of the content's.
 */
final class MapGroups {

  /** The target says the same, or less than the source: what is recorded still holds. */
  private static final Set<String> READ = Set.of("equivalent", "equal", "wider", "subsumes");

  /** Nothing else than what was advised is ordered. */
  private static final Set<String> WRITTEN = Set.of("equivalent", "equal");

  private static final Set<String> PRIORITIES = Set.of("routine", "urgent", "asap", "stat");
  private static final int LONGEST = 300;

  private final Terminology terminology;
  private final Set<String> draftCodes;
  private final Set<String> draftSystems = new HashSet<>();
  private final MapProblems problems;
  private final Set<String> seen = new HashSet<>();
  private final MapCycles cycles = new MapCycles();
  private final Map<String, Map<String, List<Coding>>> inbound = new HashMap<>();
  private final Map<String, Set<String>> ignored = new HashMap<>();
  private final List<CodeMapping> outbound = new ArrayList<>();

  MapGroups(Knowledge knowledge, MapProblems problems) {
    this.terminology = knowledge.terminology();
    this.draftCodes = DraftCodeList.of(knowledge);
    this.problems = problems;
    draftCodes.forEach(code -> draftSystems.add(code.substring(0, code.indexOf('|'))));
  }

  void add(JsonNode group, String pointer) {
    String source = system(group, pointer, "source");
    String target = system(group, pointer, "target");
    if (source.isEmpty() || target.isEmpty()) {
      return;
    }
    if (group.has("unmapped")) {
      problems.add(pointer + "/unmapped", "is not supported: name every code");
    }
    boolean isRead = terminology.knowsSystem(target);
    if (!isRead && !draftSystems.contains(source)) {
      problems.add(
          pointer + "/target",
          "neither the target is a code system that value sets know, nor the source one of drafts");
      return;
    }
    JsonNode elements = group.path("element");
    for (int i = 0; i < elements.size(); i++) {
      element(elements.get(i), pointer + "/element/" + i, source, target, isRead);
    }
  }

  private void element(
      JsonNode element, String pointer, String source, String target, boolean isRead) {
    String code = code(element, pointer);
    JsonNode targets = element.path("target");
    if (code.isEmpty()) {
      return;
    }
    once("element|" + source + '|' + code + '|' + target, pointer);
    if (!targets.isArray() || targets.isEmpty()) {
      problems.add(pointer, "needs a target; to ignore a code, one with equivalence unmatched");
    }
    for (int i = 0; i < targets.size(); i++) {
      String place = pointer + "/target/" + i;
      if (isRead) {
        read(targets.get(i), place, source, code, target);
      } else {
        written(targets.get(i), place, source, code, target);
      }
    }
  }

  private void read(JsonNode node, String pointer, String source, String code, String target) {
    String equivalence = node.path("equivalence").asText();
    if ("unmatched".equals(equivalence)) {
      once("in|" + source + '|' + code, pointer);
      ignored.computeIfAbsent(source, key -> new HashSet<>()).add(code);
      return;
    }
    String standard = code(node, pointer);
    if (standard.isEmpty()) {
      return;
    }
    once("in|" + source + '|' + code + '|' + target + '|' + standard, pointer);
    cycles.add(source + '|' + code, target + '|' + standard, problems.place(pointer + "/code"));
    if (!READ.contains(equivalence)) {
      problems.add(
          pointer + "/equivalence",
          "must be equivalent, equal, wider or unmatched: any other would say more than is recorded");
    }
    if (terminology.valueSetsOf(target, standard).isEmpty()) {
      problems.add(
          pointer + "/code", target + '|' + standard + " is a code that no value set knows");
    }
    if (!terminology.valueSetsOf(source, code).isEmpty()) {
      problems.add(
          pointer, source + '|' + code + " is understood already; it must not mean anything else");
    }
    inbound
        .computeIfAbsent(source, key -> new HashMap<>())
        .computeIfAbsent(code, key -> new ArrayList<>())
        .add(new Coding(target, standard, null));
  }

  private void written(JsonNode node, String pointer, String source, String code, String target) {
    String own = code(node, pointer);
    String priority = priority(node, pointer);
    if (own.isEmpty()) {
      return;
    }
    once("out|" + source + '|' + code + '|' + priority, pointer);
    if (!WRITTEN.contains(node.path("equivalence").asText())) {
      problems.add(
          pointer + "/equivalence",
          "must be equivalent or equal: nothing else is ordered than what was advised");
    }
    if (!draftCodes.contains(source + '|' + code)) {
      problems.add(pointer, source + '|' + code + " is a code that no draft of the content has");
    }
    outbound.add(new CodeMapping(source, code, priority, target, own));
  }

  private void once(String key, String pointer) {
    if (!seen.add(key)) {
      problems.add(pointer, "this code is mapped twice");
    }
  }

  private @Nullable String priority(JsonNode target, String pointer) {
    String priority = null;
    JsonNode conditions = target.path("dependsOn");
    for (int i = 0; i < conditions.size(); i++) {
      String value = conditions.get(i).path("value").asText();
      boolean isPriority = conditions.get(i).path("property").asText().endsWith("priority");
      if (!isPriority || !PRIORITIES.contains(value)) {
        problems.add(
            pointer + "/dependsOn/" + i,
            "must be priority with value routine, urgent, asap or stat");
      }
      priority = value;
    }
    return priority;
  }

  private String system(JsonNode group, String pointer, String field) {
    String system = group.path(field).asText("").strip();
    if (!system.contains(":") || system.length() > LONGEST) {
      problems.add(pointer + '/' + field, "must be the address of a code system");
      return "";
    }
    return terminology.canonicalSystem(system);
  }

  private String code(JsonNode node, String pointer) {
    String code = node.path("code").asText("");
    boolean isCode =
        !code.isBlank() && code.length() <= LONGEST && code.strip().length() == code.length();
    if (!isCode) {
      problems.add(pointer + "/code", "must be a code");
      return "";
    }
    return code;
  }

  void requireNoCycle() {
    cycles.report(problems);
  }

  LocalCodes codes(List<String> names, String hash) {
    return new LocalCodes(inbound, ignored, outbound, names, hash);
  }
}
