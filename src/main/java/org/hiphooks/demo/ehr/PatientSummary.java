package org.hiphooks.demo.ehr;

import java.util.List;

/**
 * One row of the patient list.
 *
 * @param id FHIR id of the Patient
 * @param name given and family name
 * @param birthDate FHIR date
 * @param gender FHIR gender
 * @param story one line on what brings the patient
 * @param trials what a visitor may try on the chart, a line each
 */
public record PatientSummary(
    String id, String name, String birthDate, String gender, String story, List<String> trials) {

  /** Defensive copy. */
  public PatientSummary {
    trials = List.copyOf(trials);
  }

  /** Shows the id alone. */
  @Override
  public String toString() {
    return "PatientSummary[" + id + "]";
  }
}
