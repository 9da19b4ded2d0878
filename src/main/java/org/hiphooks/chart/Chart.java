package org.hiphooks.chart;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records of one patient that the content can use, indexed by what retrieves ask for.
 *
 * @param patientId logical id of the patient
 * @param byType all records by FHIR type, in the order read
 * @param byValueSet records by {@link #indexKey(String, String, String)}
 * @param byCode records by {@link #indexKey(String, String, String)} with {@code system|code}
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
    Map<String, List<ChartRecord>> byValueSet,
    Map<String, List<ChartRecord>> byCode,
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

  /** Key of an index: type, code path and value set URL or {@code system|code}. */
  public static String indexKey(String type, String codePath, String terms) {
    return type + '.' + codePath + '@' + terms;
  }

  /** Numbers only. */
  @Override
  public String toString() {
    return "Chart[" + records + " records, " + unread.size() + " unread]";
  }
}
