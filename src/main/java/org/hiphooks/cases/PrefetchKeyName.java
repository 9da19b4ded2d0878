package org.hiphooks.cases;

/** The prefetch keys that are answered by searches, in the order they are declared. */
enum PrefetchKeyName {
  CONDITIONS("conditions", "Condition"),
  FINDINGS("findings", "Observation"),
  MEASUREMENTS("measurements", "Observation"),
  MEDICATIONS("medications", "MedicationRequest"),
  MEDICATION_STATEMENTS("medicationStatements", "MedicationStatement"),
  ALLERGIES("allergies", "AllergyIntolerance"),
  PROCEDURES("procedures", "Procedure"),
  SERVICE_REQUESTS("serviceRequests", "ServiceRequest"),
  IMAGING_REPORTS("imagingReports", "DiagnosticReport");

  private final String key;
  private final String type;

  PrefetchKeyName(String key, String type) {
    this.key = key;
    this.type = type;
  }

  /** The key as it stands in a request. */
  String key() {
    return key;
  }

  /** The type of resource it is answered with. */
  String type() {
    return type;
  }
}
