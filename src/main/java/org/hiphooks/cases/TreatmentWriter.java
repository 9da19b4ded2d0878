package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Writes what was prescribed, done, reported or planned: everything but findings and problems. */
final class TreatmentWriter {

  private static final String DIAGNOSTIC_SECTION = "v2-0074";
  private static final int DAYS_A_WEEK = 7;

  private final ChartScope scope;
  private final Rendering rendering;

  TreatmentWriter(ChartScope scope) {
    this.scope = scope;
    this.rendering = scope.rendering();
  }

  ObjectNode request(InputDefinition input) {
    ObjectNode request = Fhir.resource("MedicationRequest", scope.id("med", input.name()));
    request.put("status", "active").put("intent", "order");
    request.set("medicationCodeableConcept", Fhir.concept(List.of(input.codeToWrite())));
    request.set("subject", scope.subject());
    int days = rendering.days("/medications/authoredDays");
    request.put("authoredOn", scope.dayAgo(days).toString());
    if (scope.times().isOldest()) {
      ended(request, input.name());
    }
    return request;
  }

  /** A drug that is taken no more and still counts, where there is such a rule. */
  private void ended(ObjectNode request, String name) {
    JsonNode completed = rendering.at("/medications/completed/" + name);
    JsonNode course = rendering.at("/medications/course/" + name);
    if (completed.isNumber()) {
      request.put("status", "completed");
      request.put("authoredOn", scope.dayAgo(completed.asInt()).toString());
    } else if (course.isObject()) {
      LocalDate start = scope.dayAgo(course.path("within").asInt());
      request.put("status", "stopped").put("authoredOn", start.toString());
      ObjectNode dosage = request.withArray("/dosageInstruction").addObject();
      dosage
          .putObject("timing")
          .putObject("repeat")
          .putObject("boundsPeriod")
          .put("start", start.toString())
          .put("end", start.plusDays(course.path("days").asInt()).toString());
    }
  }

  /** A drug that has been taken for so many years. */
  ObjectNode statement(InputDefinition input, JsonNode years) {
    ObjectNode statement = Fhir.resource("MedicationStatement", scope.id("med", input.name()));
    statement.put("status", "active");
    statement.set("medicationCodeableConcept", Fhir.concept(List.of(input.codeToWrite())));
    statement.set("subject", scope.subject());
    int days = rendering.days("/medications/authoredDays");
    LocalDate end = scope.times().today();
    ObjectNode period = statement.putObject("effectivePeriod");
    if (scope.times().isOldest()) {
      end = scope.dayAgo(rendering.days("/medications/ended/" + input.name()));
      statement.put("status", "completed");
    }
    period.put("start", end.minusYears(years.asInt()).minusDays(days).toString());
    if (scope.times().isOldest()) {
      period.put("end", end.toString());
    }
    return statement;
  }

  ObjectNode allergy(InputDefinition input) {
    ObjectNode allergy = Fhir.resource("AllergyIntolerance", scope.id("allergy", input.name()));
    allergy.set("clinicalStatus", Fhir.hl7("allergyintolerance-clinical", "active"));
    allergy.set("verificationStatus", Fhir.hl7("allergyintolerance-verification", "confirmed"));
    allergy.put("type", "allergy").put("criticality", "high");
    allergy.withArray("/category").add("medication");
    allergy.set("code", Fhir.concept(List.of(input.codeToWrite()), input.noun()));
    allergy.set("patient", scope.subject());
    return allergy;
  }

  /** Something done once: so many days ago if the value is a number, else as the facts say. */
  ObjectNode procedure(InputDefinition input, JsonNode value) {
    String path = "/procedures/" + input.name();
    LocalDate day =
        value.isNumber() ? scope.dayAgo(value.asInt()) : day(path, rendering.at(path + "/window"));
    ObjectNode procedure = procedure(scope.id("proc", input.name()), input.codeToWrite());
    procedure.put("performedDateTime", day.toString());
    if (input.sideAware()) {
      procedure.withArray("/bodySite").add(Sides.right(rendering));
    }
    return procedure;
  }

  /** Exercise therapy of so many weeks that ended yesterday. */
  ObjectNode course(InputDefinition input, JsonNode weeks) {
    ObjectNode procedure = procedure(scope.id("proc", input.name()), input.codeToWrite());
    LocalDate end = LocalDate.ofInstant(scope.times().of(input, false), ZoneOffset.UTC);
    procedure
        .putObject("performedPeriod")
        .put("start", end.minusDays((long) weeks.asInt() * DAYS_A_WEEK).toString())
        .put("end", end.toString());
    return procedure;
  }

  /** A completed Procedure without a time. */
  ObjectNode procedure(String id, Code code) {
    ObjectNode procedure = Fhir.resource("Procedure", id).put("status", "completed");
    procedure.set("code", Fhir.concept(List.of(code)));
    procedure.set("subject", scope.subject());
    return procedure;
  }

  /** The report of a picture that was taken. */
  ObjectNode report(InputDefinition input) {
    ObjectNode report = Fhir.resource("DiagnosticReport", scope.id("report", input.name()));
    report.put("status", "final");
    Code radiology =
        new Code("http://terminology.hl7.org/CodeSystem/" + DIAGNOSTIC_SECTION, "RAD", null);
    report.withArray("/category").add(Fhir.concept(List.of(radiology)));
    report.set("code", Fhir.concept(List.of(input.codeToWrite())));
    report.set("subject", scope.subject());
    int window = rendering.days("/reports/window");
    return report.put(
        "effectiveDateTime",
        scope.times().within(window, rendering.days("/reports/days")).toString());
  }

  /** Something planned in so many days. */
  ObjectNode planned(InputDefinition input, JsonNode days) {
    ObjectNode request = Fhir.resource("ServiceRequest", scope.id("sr", input.name()));
    request.put("status", "active").put("intent", "order");
    request.set("code", Fhir.concept(List.of(input.codeToWrite())));
    request.set("subject", scope.subject());
    request.put("occurrenceDateTime", scope.dayAgo(-days.asInt()).toString());
    request.withArray("/bodySite").add(Sides.right(rendering));
    return request;
  }

  private LocalDate day(String path, JsonNode window) {
    int usual = rendering.days(path + "/days");
    return window.isNumber()
        ? LocalDate.ofInstant(scope.times().within(window.asInt(), usual), ZoneOffset.UTC)
        : scope.dayAgo(usual);
  }
}
