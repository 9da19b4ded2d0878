package org.hiphooks.demo.ehr;

/**
 * One row of the patient list.
 *
 * @param id FHIR id of the Patient
 * @param name given and family name
 * @param birthDate FHIR date
 * @param gender FHIR gender
 * @param story one line on what brings the patient
 */
public record PatientSummary(
    String id, String name, String birthDate, String gender, String story) {

  /** Shows the id alone. */
  @Override
  public String toString() {
    return "PatientSummary[" + id + "]";
  }
}
