package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.MonthDay;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic patient of the demo: a name and a story around a case.
 *
 * @param id FHIR id, for instance {@code demo-v09}
 * @param order place in the patient list, from 1
 * @param given first name
 * @param family family name
 * @param gender FHIR gender, the same as the case's sex
 * @param birthday month and day as {@code MM-DD}; the year follows from the case's age
 * @param caseId the case whose record it has
 * @param story one line for the patient list
 * @param atChartOpen cards expected when the chart opens, as in {@link Expectation#cards()}
 * @param trials what a visitor may try
 */
public record DemoPatient(
    String id,
    int order,
    String given,
    String family,
    String gender,
    String birthday,
    String caseId,
    String story,
    List<String> atChartOpen,
    List<Trial> trials) {

  /** Defensive copies. */
  public DemoPatient {
    atChartOpen = List.copyOf(atChartOpen);
    trials = List.copyOf(trials);
  }

  /** Who this is, for the renderer. */
  public PatientIdentity identity() {
    return new PatientIdentity(id, id, given, family, MonthDay.parse("--" + birthday));
  }

  /**
   * Something to try with a patient.
   *
   * @param text what to do and what to see
   * @param service service that is asked; null if nothing is ordered
   * @param hook hook that fires; null if nothing is ordered
   * @param order the order, in the words of a case's order; may be empty
   * @param expect cards that must be among those shown, as {@code rule:level}; empty means no card
   * @param like id of a case that shows the same; null if there is none
   */
  public record Trial(
      String text,
      @Nullable String service,
      @Nullable String hook,
      Map<String, JsonNode> order,
      List<String> expect,
      @Nullable String like) {

    /** Defensive copies that keep the order. */
    public Trial {
      order = Collections.unmodifiableMap(new LinkedHashMap<>(order));
      expect = List.copyOf(expect);
    }
  }
}
