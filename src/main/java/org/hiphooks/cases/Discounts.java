package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes a record so that it does not count, for one reason. */
final class Discounts {

  private static final Pattern FIRST_NUMBER = Pattern.compile("P(\\d+)D|true (\\d+) d.*");
  private static final int LONGEST = 366;
  private static final int LONG_STOPPED = 200;
  private static final List<String> NOT_FINAL = List.of("registered", "cancelled", "unknown");
  private static final List<String> NOT_DONE =
      List.of("not-done", "preparation", "stopped", "unknown");
  private static final List<String> NOT_PLANNED = List.of("revoked", "completed", "draft");
  private static final List<String> NOT_TAKEN =
      List.of("stopped", "completed", "on-hold", "cancelled");

  private final ChartScope scope;
  private final Choice choice;

  Discounts(ChartScope scope, Choice choice) {
    this.scope = scope;
    this.choice = choice;
  }

  ObjectNode apply(NoiseKind kind, ObjectNode record, InputDefinition input) {
    switch (kind) {
      case OTHER_PATIENT -> otherPatient(record);
      case ENTERED_IN_ERROR -> enteredInError(record);
      case NOT_FINAL -> notFinal(record);
      case REFUTED -> verification(record, "refuted");
      case OUTDATED -> record.put("effectiveDateTime", before(input).toString());
      case OTHER_SIDE -> otherSide(record);
      case UNKNOWN_UNIT -> unknownUnit(record);
      case FUTURE -> future(record);
      case ABSENT -> absent(record);
      case RESOLVED -> resolved(record);
      case STOPPED -> {
        record.put("status", choice.of(NOT_TAKEN));
        record.put("authoredOn", scope.dayAgo(LONG_STOPPED).toString());
      }
      case PROPOSED -> proposed(record);
      case INTOLERANCE -> record.put("type", "intolerance").put("criticality", "low");
      case UNRELATED, SUPERSEDED, TWICE -> {
        // Nothing is wrong with the record itself.
      }
    }
    return record;
  }

  private static void otherPatient(ObjectNode record) {
    String element = record.has("patient") ? "patient" : "subject";
    record.set(element, Fhir.reference("Patient/somebody-else"));
  }

  private static void enteredInError(ObjectNode record) {
    if (record.has("verificationStatus")) {
      verification(record, "entered-in-error");
      record.remove("clinicalStatus");
    } else {
      record.put("status", "entered-in-error");
    }
  }

  private static void verification(ObjectNode record, String status) {
    ObjectNode coding = (ObjectNode) record.at("/verificationStatus/coding/0");
    coding.put("code", status);
  }

  private void notFinal(ObjectNode record) {
    record.put(
        "status",
        switch (record.path("resourceType").asText()) {
          case "Procedure" -> choice.of(NOT_DONE);
          case "ServiceRequest" -> choice.of(NOT_PLANNED);
          default -> choice.of(NOT_FINAL);
        });
  }

  private LocalDate before(InputDefinition input) {
    Matcher number = FIRST_NUMBER.matcher(input.lookBack());
    int window = LONGEST;
    if (number.matches()) {
      window = Integer.parseInt(number.group(1) == null ? number.group(2) : number.group(1));
    } else if ("PT24H".equals(input.lookBack())) {
      window = 2;
    }
    return scope.dayAgo(window + 1 + choice.below(LONGEST));
  }

  private void otherSide(ObjectNode record) {
    JsonNode left = choice.of(Sides.of(scope.rendering(), "L"));
    if ("Observation".equals(record.path("resourceType").asText())) {
      record.set("bodySite", left);
    } else {
      record.putArray("bodySite").add(left);
    }
  }

  private void unknownUnit(ObjectNode record) {
    String unit = scope.rendering().text("/noise/unknownUnit");
    ((ObjectNode) record.path("valueQuantity")).put("unit", unit).put("code", unit);
  }

  private void future(ObjectNode record) {
    Duration ahead = Duration.ofDays(2L + choice.below(LONGEST));
    record.put("effectiveDateTime", scope.times().now().plus(ahead).toString());
  }

  private void absent(ObjectNode record) {
    record.remove(List.of("valueBoolean", "valueCodeableConcept", "valueQuantity", "component"));
    String reason = choice.of(List.of("not-performed", "unknown", "asked-declined"));
    record.set("dataAbsentReason", Fhir.hl7("data-absent-reason", reason));
  }

  private void resolved(ObjectNode record) {
    String status = choice.of(List.of("resolved", "inactive", "remission"));
    record.set("clinicalStatus", Fhir.hl7("condition-clinical", status));
    record.put("abatementDateTime", scope.dayAgo(LONG_STOPPED).toString());
  }

  private void proposed(ObjectNode record) {
    if (choice.oneIn(2)) {
      record.put("intent", choice.of(List.of("proposal", "option")));
    } else {
      record.put("doNotPerform", true);
    }
  }
}
