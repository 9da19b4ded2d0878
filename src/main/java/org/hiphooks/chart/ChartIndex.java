package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.Terminology;

/** Builds the index of a {@link Chart}: each retrieve of the content is one look-up in it. */
final class ChartIndex {

  private final Terminology terminology;
  private final Map<String, List<ChartRecord>> byType = new HashMap<>();
  private final Map<String, Map<String, List<ChartRecord>>> byValueSet = new HashMap<>();
  private final Map<String, Map<String, List<Chart.Coded>>> byCode = new HashMap<>();

  ChartIndex(Terminology terminology) {
    this.terminology = terminology;
  }

  /**
   * A code of a record that the content knows.
   *
   * @param path where it is
   * @param system its code system under its usual name
   * @param valueSets URLs of the value sets that hold it; none if only the record's other codes are
   *     known
   */
  record Term(RecordShape.CodePath path, String system, String code, List<String> valueSets) {}

  /**
   * The codes of a record, known or not.
   *
   * @param record names of code systems may be as sent
   */
  List<Term> termsOf(ObjectNode record, RecordShape shape) {
    List<Term> terms = new ArrayList<>(2);
    for (RecordShape.CodePath path : shape.codePaths()) {
      for (JsonNode coding : Codings.at(record, path)) {
        String system = terminology.canonicalSystem(coding.path("system").asText(""));
        String code = coding.path("code").asText("");
        terms.add(new Term(path, system, code, terminology.valueSetsOf(system, code)));
      }
    }
    return terms;
  }

  /** Whether a record with these codes is found by one of them. */
  static boolean isKnown(List<Term> terms) {
    for (Term term : terms) {
      if (!term.valueSets().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  void add(ChartRecord record, String type, List<Term> terms) {
    byType.computeIfAbsent(type, key -> new ArrayList<>()).add(record);
    for (Term term : terms) {
      byCode
          .computeIfAbsent(term.path().key(), key -> new HashMap<>())
          .computeIfAbsent(term.code(), key -> new ArrayList<>(2))
          .add(new Chart.Coded(term.system(), record));
      for (String url : term.valueSets()) {
        addOnce(
            record,
            byValueSet
                .computeIfAbsent(term.path().key(), key -> new HashMap<>())
                .computeIfAbsent(url, key -> new ArrayList<>(2)));
      }
    }
  }

  /** Several codes of one record may be in one value set: it is the last one then. */
  private static void addOnce(ChartRecord record, List<ChartRecord> records) {
    if (records.isEmpty() || records.get(records.size() - 1) != record) {
      records.add(record);
    }
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
