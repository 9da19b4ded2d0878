package org.hiphooks.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a record otherwise, so that it still says the same. */
final class VariedCodings {

  private final VariedObservations observations;
  private final VariedConditions conditions;
  private final VariedTreatments treatments;

  VariedCodings(ChartScope scope, EquivalentCodes codes, Choice choice) {
    this.observations = new VariedObservations(scope, codes, choice);
    this.conditions = new VariedConditions(scope, codes, choice);
    this.treatments = new VariedTreatments(scope, codes, choice);
  }

  /** The record written otherwise; it may be another type of resource. */
  WrittenRecord vary(WrittenRecord record) {
    return new WrittenRecord(record.input(), record.value(), written(record));
  }

  private ObjectNode written(WrittenRecord record) {
    return switch (record.resource().path("resourceType").asText()) {
      case "Observation" -> {
        observations.vary(record);
        yield record.resource();
      }
      case "Condition" -> conditions.vary(record);
      default -> treatments.vary(record);
    };
  }
}
