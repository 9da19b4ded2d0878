package org.hiphooks.chart;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a FHIR type is read: the paths whose codes identify a record, and the elements that the
 * reading library looks at. Everything else is left out before parsing, so that a fault in an
 * element that nobody reads costs nothing.
 *
 * @param codePaths dotted paths of CodeableConcepts, named as a retrieve names them
 * @param elements top-level elements that are kept; a name also keeps its choice variants
 */
record RecordShape(List<String> codePaths, Set<String> elements) {

  private static final Set<String> MEDICATION_ELEMENTS =
      Set.of(
          "status",
          "intent",
          "doNotPerform",
          "medication",
          "authoredOn",
          "effective",
          "dosageInstruction",
          "dosage",
          "basedOn",
          "subject");

  private static final Map<String, RecordShape> BY_TYPE =
      Map.of(
          "Patient",
          new RecordShape(List.of(), Set.of("gender", "birthDate", "extension", "deceased")),
          "Condition",
          new RecordShape(
              List.of("code"),
              Set.of(
                  "clinicalStatus",
                  "verificationStatus",
                  "code",
                  "bodySite",
                  "severity",
                  "onset",
                  "abatement",
                  "recordedDate",
                  "subject")),
          "Observation",
          new RecordShape(
              List.of("code", "component.code"),
              Set.of(
                  "status",
                  "code",
                  "effective",
                  "issued",
                  "value",
                  "dataAbsentReason",
                  "interpretation",
                  "bodySite",
                  "referenceRange",
                  "component",
                  "subject")),
          "DiagnosticReport",
          new RecordShape(
              List.of("code", "conclusionCode"),
              Set.of("status", "code", "effective", "issued", "conclusionCode", "subject")),
          "Procedure",
          new RecordShape(
              List.of("code"),
              Set.of("status", "code", "performed", "bodySite", "usedCode", "subject")),
          "ServiceRequest",
          new RecordShape(
              List.of("code"),
              Set.of(
                  "status",
                  "intent",
                  "doNotPerform",
                  "code",
                  "orderDetail",
                  "occurrence",
                  "authoredOn",
                  "bodySite",
                  "subject")),
          "MedicationRequest",
          new RecordShape(List.of("medication"), MEDICATION_ELEMENTS),
          "MedicationStatement",
          new RecordShape(List.of("medication"), MEDICATION_ELEMENTS),
          "AllergyIntolerance",
          new RecordShape(
              List.of("code", "reaction.substance"),
              Set.of(
                  "clinicalStatus",
                  "verificationStatus",
                  "type",
                  "criticality",
                  "code",
                  "reaction",
                  "patient")),
          "Appointment",
          new RecordShape(
              List.of("serviceType"), Set.of("status", "serviceType", "start", "participant")));

  /** The shape of a type; null if the type is never read. */
  static @Nullable RecordShape of(String resourceType) {
    return BY_TYPE.get(resourceType);
  }

  /** Whether a JSON element is read. */
  boolean keeps(String element) {
    if (elements.contains(element)) {
      return true;
    }
    for (int end = element.length() - 1; end > 1; end--) {
      if (Character.isUpperCase(element.charAt(end))
          && elements.contains(element.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}
