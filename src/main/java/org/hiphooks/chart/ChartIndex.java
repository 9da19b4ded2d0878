package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.knowledge.Terminology;

/** Builds the index of a {@link Chart}: each retrieve of the content is one look-up in it. */
final class ChartIndex {

  private final Terminology terminology;
  private final Map<String, List<ChartRecord>> byType = new HashMap<>();
  private final Map<String, List<ChartRecord>> byValueSet = new HashMap<>();
  private final Map<String, List<ChartRecord>> byCode = new HashMap<>();

  ChartIndex(Terminology terminology) {
    this.terminology = terminology;
  }

  /** Index keys of one record. Empty: the content cannot use it. */
  record Terms(Set<String> valueSets, Set<String> codes) {
    boolean isEmpty() {
      return valueSets.isEmpty();
    }
  }

  /** What the record is found by. */
  Terms termsOf(ObjectNode record, RecordShape shape) {
    String type = record.path("resourceType").asText();
    Set<String> valueSets = new LinkedHashSet<>();
    Set<String> codes = new LinkedHashSet<>();
    for (String path : shape.codePaths()) {
      for (JsonNode coding : Codings.at(record, path)) {
        String system = coding.path("system").asText("");
        String code = coding.path("code").asText("");
        codes.add(Chart.indexKey(type, path, system + '|' + code));
        for (String url : terminology.valueSetsOf(system, code)) {
          valueSets.add(Chart.indexKey(type, path, url));
        }
      }
    }
    return new Terms(valueSets, codes);
  }

  void add(ChartRecord record, String type, Terms terms) {
    byType.computeIfAbsent(type, key -> new ArrayList<>()).add(record);
    terms
        .valueSets()
        .forEach(key -> byValueSet.computeIfAbsent(key, k -> new ArrayList<>(2)).add(record));
    terms.codes().forEach(key -> byCode.computeIfAbsent(key, k -> new ArrayList<>(2)).add(record));
  }

  Chart chart(RecordPool pool, Gathered gathered, List<Unread> unread, Map<String, Integer> read) {
    return new Chart(
        pool.patientId(),
        byType,
        byValueSet,
        byCode,
        Map.copyOf(gathered.states()),
        List.copyOf(unread),
        gathered.resources().size(),
        Map.copyOf(read),
        pool.foreign(),
        pool.kept(gathered));
  }
}
