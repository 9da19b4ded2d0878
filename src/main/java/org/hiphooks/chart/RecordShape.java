package org.hiphooks.chart;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a FHIR type is read: the paths whose codes identify a record, and the elements that the
 * reading library looks at. Everything else is left out before parsing, so that a fault in an
 * element that nobody reads costs nothing.
 *
 * @param type the FHIR type
 * @param codePaths dotted paths of CodeableConcepts, named as a retrieve names them
 * @param elements top-level elements that are kept; a name also keeps its choice variants
 */
record RecordShape(String type, List<CodePath> codePaths, Set<String> elements) {

  /** An element of medications is a choice, of which only codes are looked up. */
  private static final String MEDICATION = "medication";

  /**
   * Where codes are.
   *
   * @param name as a retrieve names it
   * @param steps names of JSON elements
   * @param key type and name, under which records are indexed
   */
  record CodePath(String name, List<String> steps, String key) {

    static CodePath of(String type, String name) {
      List<String> steps =
          Arrays.stream(name.split("\\.", -1))
              .map(step -> MEDICATION.equals(step) ? "medicationCodeableConcept" : step)
              .toList();
      return new CodePath(name, steps, key(type, name));
    }

    static String key(String type, String name) {
      return type + '.' + name;
    }
  }

  private static RecordShape of(String type, List<String> codePaths, Set<String> elements) {
    return new RecordShape(
        type, codePaths.stream().map(path -> CodePath.of(type, path)).toList(), elements);
  }

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

  private static final Map<String, RecordShape> SHAPES =
      Map.of(
          "Patient",
          of("Patient", List.of(), Set.of("gender", "birthDate", "extension", "deceased")),
          "Condition",
          of(
              "Condition",
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
          of(
              "Observation",
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
          of(
              "DiagnosticReport",
              List.of("code", "conclusionCode"),
              Set.of("status", "code", "effective", "issued", "conclusionCode", "subject")),
          "Procedure",
          of(
              "Procedure",
              List.of("code"),
              Set.of("status", "code", "performed", "bodySite", "usedCode", "subject")),
          "ServiceRequest",
          of(
              "ServiceRequest",
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
          of("MedicationRequest", List.of("medication"), MEDICATION_ELEMENTS),
          "MedicationStatement",
          of("MedicationStatement", List.of("medication"), MEDICATION_ELEMENTS),
          "AllergyIntolerance",
          of(
              "AllergyIntolerance",
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
          of(
              "Appointment",
              List.of("serviceType"),
              Set.of("status", "serviceType", "start", "participant")));

  /** Asked for each record; a look-up in this kind of map is cheaper. */
  private static final Map<String, RecordShape> BY_TYPE = new HashMap<>(SHAPES);

  /** Of a type that is never read. */
  static final RecordShape NOTHING = of("", List.of(), Set.of());

  /** The types that are read. */
  static Set<String> types() {
    return BY_TYPE.keySet();
  }

  /** The shape of a type that is read. */
  static RecordShape known(String resourceType) {
    return Objects.requireNonNull(BY_TYPE.get(resourceType));
  }

  /** The shape of a type; null if the type is never read. */
  static @Nullable RecordShape of(String resourceType) {
    return BY_TYPE.get(resourceType);
  }

  /** Whether it is a drug, which may be coded in a record of its own. */
  boolean isOfDrug() {
    for (CodePath path : codePaths) {
      if (MEDICATION.equals(path.name())) {
        return true;
      }
    }
    return false;
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
