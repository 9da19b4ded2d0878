package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads the prefetch keys; the list of measurement codes is made from the value sets. */
final class PrefetchPlan {

  private static final String CODES = "{measurementCodes}";
  private static final String INPUT_SETS = "/ValueSet/input-";
  private static final String LOINC = "http://loinc.org";

  private PrefetchPlan() {}

  static List<PrefetchKey> read(List<ContentFile> resources, Terminology terminology) {
    List<PrefetchKey> keys = new ArrayList<>();
    for (ContentFile file : resources) {
      if (!"Library".equals(file.resourceType())) {
        continue;
      }
      for (JsonNode requirement : file.json().path("dataRequirement")) {
        String name = Extensions.value(requirement, "prefetch-key");
        String template = Extensions.value(requirement, "prefetch-template");
        if (name != null && template != null) {
          String query =
              template.contains(CODES)
                  ? template.replace(CODES, codes(file, terminology))
                  : template;
          keys.add(new PrefetchKey(name, requirement.path("type").asText(), query));
        }
      }
    }
    return List.copyOf(keys);
  }

  /** Bare codes, because a bar would have to be escaped; the system is checked on reading. */
  private static String codes(ContentFile file, Terminology terminology) {
    TreeSet<String> codes = new TreeSet<>();
    String more = Extensions.value(file.json(), "further-measurement-codes");
    if (more != null && !more.isEmpty()) {
      codes.addAll(List.of(more.split(",")));
    }
    for (String url : terminology.valueSets()) {
      CodeSet set = terminology.codeSet(url);
      if (set != null && url.contains(INPUT_SETS)) {
        codes.addAll(set.codes().getOrDefault(LOINC, java.util.Set.of()));
      }
    }
    return String.join(",", codes);
  }
}
