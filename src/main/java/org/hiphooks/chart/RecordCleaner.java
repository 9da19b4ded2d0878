package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.hiphooks.knowledge.Terminology;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a record for parsing: elements that nobody reads go, names of code systems are mended.
 */
final class RecordCleaner {

  private final Terminology terminology;
  private final RecordPool pool;

  RecordCleaner(Terminology terminology, RecordPool pool) {
    this.terminology = terminology;
    this.pool = pool;
  }

  /** A lean copy of the record. The record itself stays as it was sent. */
  ObjectNode clean(ObjectNode record, RecordShape shape) {
    ObjectNode lean = record.objectNode();
    for (Map.Entry<String, JsonNode> element : record.properties()) {
      String name = element.getKey();
      if ("resourceType".equals(name) || "id".equals(name) || shape.keeps(name)) {
        lean.set(name, element.getValue().deepCopy());
      }
    }
    Codings.canonicalise(lean, terminology);
    return lean;
  }

  /** Whether all codes of the record stand in itself. */
  boolean isCodedItself(ObjectNode record, RecordShape shape) {
    return !shape.isOfDrug() || record.path("medicationCodeableConcept").isObject();
  }

  /** The name of a code system that the content knows it by. */
  String canonical(String system) {
    return terminology.canonicalSystem(system);
  }

  /**
   * Puts the codes of a referenced Medication into the record.
   *
   * @return false if the record names its drug only by a reference that is not there
   */
  boolean resolveMedication(ObjectNode record, ObjectNode lean) {
    if (lean.path("medicationCodeableConcept").isObject()) {
      return true;
    }
    String reference = lean.path("medicationReference").path("reference").asText("");
    JsonNode medication = reference.isEmpty() ? null : pool.medication(record, reference);
    JsonNode code = medication == null ? null : codeOf(medication);
    lean.remove("medicationReference");
    if (code == null) {
      return false;
    }
    JsonNode copy = code.deepCopy();
    Codings.canonicalise(copy, terminology);
    lean.set("medicationCodeableConcept", copy);
    return true;
  }

  private static @Nullable JsonNode codeOf(JsonNode medication) {
    JsonNode code = medication.path("code");
    return code.isObject() ? code : null;
  }
}
