package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Moves the code of a drug: from the record itself to a contained or a separate Medication. */
final class Medications {

  private static final String CODED = "medicationCodeableConcept";

  private Medications() {}

  /** Puts the drug into a contained Medication; a record without a coded drug stays as it is. */
  static void contain(ObjectNode record) {
    JsonNode drug = record.remove(CODED);
    if (drug == null) {
      return;
    }
    ObjectNode medication = Fhir.resource("Medication", "m");
    medication.set("code", drug);
    record.withArray("/contained").add(medication);
    record.putObject("medicationReference").put("reference", "#m");
  }

  /** Puts the drug into a Medication of its own; null if the record has no coded drug. */
  static @Nullable ObjectNode separate(ObjectNode record, String id, String reference) {
    JsonNode drug = record.remove(CODED);
    if (drug == null) {
      return null;
    }
    ObjectNode medication = Fhir.resource("Medication", id);
    medication.set("code", drug);
    record.putObject("medicationReference").put("reference", reference);
    return medication;
  }
}
