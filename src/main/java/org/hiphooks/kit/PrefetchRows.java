package org.hiphooks.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.about.ContentResources;
import org.hiphooks.config.PrefetchProfile;
import org.hiphooks.kit.RegistrationSheet.Prefetch;
import org.hiphooks.kit.RegistrationSheet.Scopes;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.PrefetchKey;

/** The prefetch keys of a content by profile, and the scopes that reading the same needs. */
final class PrefetchRows {

  private static final String PATIENT = "Patient";
  private static final String MEDICATION = "Medication";

  private final Knowledge knowledge;
  private final Set<String> minimal = new LinkedHashSet<>();
  private final List<Prefetch> further = new ArrayList<>();

  PrefetchRows(ContentResources resources, Knowledge knowledge) {
    this.knowledge = knowledge;
    for (JsonNode library : resources.all("library")) {
      for (JsonNode requirement : library.path("dataRequirement")) {
        if (!ContentResources.extensions(requirement, "prefetch-minimal").isEmpty()) {
          minimal.addAll(ContentResources.extensions(requirement, "prefetch-key"));
        }
        List<String> keys = ContentResources.extensions(requirement, "prefetch-token-key");
        List<String> queries = ContentResources.extensions(requirement, "prefetch-token-template");
        if (!keys.isEmpty() && !queries.isEmpty()) {
          further.add(new Prefetch(keys.get(0), queries.get(0)));
        }
      }
    }
  }

  /**
   * The rows of each profile.
   *
   * @param first the profile that stands first
   * @param aliases the client's names of keys: ours
   */
  Map<String, List<Prefetch>> of(PrefetchProfile first, Map<String, String> aliases) {
    Map<String, String> names = new LinkedHashMap<>();
    aliases.forEach((theirs, ours) -> names.put(ours, theirs));
    Map<String, List<Prefetch>> rows = new LinkedHashMap<>();
    rows.put(first.code(), rows(first, names));
    for (PrefetchProfile other : PrefetchProfile.values()) {
      rows.computeIfAbsent(other.code(), code -> rows(other, names));
    }
    return rows;
  }

  private List<Prefetch> rows(PrefetchProfile profile, Map<String, String> names) {
    List<Prefetch> rows = new ArrayList<>();
    for (PrefetchKey key : knowledge.prefetch()) {
      if (profile != PrefetchProfile.MINIMAL || minimal.contains(key.name())) {
        rows.add(new Prefetch(names.getOrDefault(key.name(), key.name()), key.template()));
      }
    }
    if (profile == PrefetchProfile.TOKENS) {
      rows.addAll(further);
    }
    return List.copyOf(rows);
  }

  /** What the service asks for itself, and no more: reading and, of all but one type, searching. */
  Scopes scopes() {
    Set<String> types = new TreeSet<>();
    knowledge.prefetch().forEach(key -> types.add(key.resourceType()));
    types.add(MEDICATION);
    List<String> version1 = new ArrayList<>();
    List<String> version2 = new ArrayList<>();
    for (String type : types) {
      boolean isOnlyRead = PATIENT.equals(type) || MEDICATION.equals(type);
      version1.add("patient/" + type + ".read");
      version2.add("patient/" + type + (isOnlyRead ? ".r" : ".rs"));
    }
    return new Scopes(version1, version2);
  }
}
