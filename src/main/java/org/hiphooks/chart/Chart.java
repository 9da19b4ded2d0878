package org.hiphooks.chart;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The records of one patient that the content can use, indexed by what retrieves ask for.
 *
 * @param patientId logical id of the patient
 * @param byType all records by FHIR type, in the order read
 * @param byValueSet records by type and path, then by value set
 * @param byCode records by type and path, then by code
 * @param keys state of each prefetch key
 * @param unread what could not be read
 * @param records number of resources pooled, relevant or not
 * @param read number of the patient's own records by FHIR type, relevant or not
 * @param foreign number of resources dropped because they do not name the patient
 * @param kept the records behind it
 */
public record Chart(
    String patientId,
    Map<String, List<ChartRecord>> byType,
    Map<String, Map<String, List<ChartRecord>>> byValueSet,
    Map<String, Map<String, List<Coded>>> byCode,
    Map<String, KeyState> keys,
    List<Unread> unread,
    int records,
    Map<String, Integer> read,
    int foreign,
    KeptRecords kept) {

  /** Number of records that the content can use, by FHIR type. */
  public Map<String, Integer> usable() {
    Map<String, Integer> usable = new TreeMap<>();
    byType.forEach((type, resources) -> usable.put(type, resources.size()));
    return usable;
  }

  /** A record under a code of this system. */
  record Coded(String system, ChartRecord record) {}

  /**
   * Records with a code of a value set.
   *
   * @param key FHIR type and path, see {@link #key(String, String)}
   * @param valueSet URL
   */
  public List<ChartRecord> inValueSet(String key, String valueSet) {
    return byValueSet.getOrDefault(key, Map.of()).getOrDefault(valueSet, List.of());
  }

  /**
   * Records with one code.
   *
   * @param key FHIR type and path, see {@link #key(String, String)}
   */
  public List<ChartRecord> withCode(String key, @Nullable String system, @Nullable String code) {
    Set<ChartRecord> found = new LinkedHashSet<>();
    for (Coded coded : byCode.getOrDefault(key, Map.of()).getOrDefault(code, List.of())) {
      if (coded.system().equals(system)) {
        found.add(coded.record());
      }
    }
    return List.copyOf(found);
  }

  /** Where the index has a path of a type. */
  public static String key(String type, String codePath) {
    return RecordShape.CodePath.key(type, codePath);
  }

  /** Numbers only. */
  @Override
  public String toString() {
    return "Chart[" + records + " records, " + unread.size() + " unread]";
  }
}
