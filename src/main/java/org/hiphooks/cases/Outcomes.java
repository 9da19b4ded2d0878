package org.hiphooks.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** OperationOutcomes that stand where data was asked for. */
final class Outcomes {

  private Outcomes() {}

  /** An OperationOutcome with one issue. */
  static ObjectNode outcome(String severity, String code, String text) {
    ObjectNode outcome = Fhir.object().put("resourceType", "OperationOutcome");
    outcome
        .putArray("issue")
        .addObject()
        .put("severity", severity)
        .put("code", code)
        .put("diagnostics", text);
    return outcome;
  }

  /** The entry by which an EHR says that a search found nothing. */
  static ObjectNode emptySearch() {
    ObjectNode entry = Fhir.object();
    entry.set("resource", outcome("warning", "processing", "Resource request returns no results."));
    entry.putObject("search").put("mode", "outcome");
    return entry;
  }
}
