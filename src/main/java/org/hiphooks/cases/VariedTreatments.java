package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Other legal ways to record drugs, allergies, procedures, reports and plans. */
final class VariedTreatments {

  private static final List<String> INTENTS =
      List.of("order", "plan", "original-order", "reflex-order", "filler-order", "instance-order");
  private static final List<String> PLANS =
      List.of("order", "plan", "original-order", "instance-order");
  private static final List<String> REPORTED =
      List.of("final", "amended", "corrected", "preliminary");

  private final ChartScope scope;
  private final EquivalentCodes codes;
  private final Choice choice;
  private final VariedTimes times;

  VariedTreatments(ChartScope scope, EquivalentCodes codes, Choice choice) {
    this.scope = scope;
    this.codes = codes;
    this.choice = choice;
    this.times = new VariedTimes(choice);
  }

  /** The same fact written otherwise: the resource changed, or another one in its place. */
  ObjectNode vary(WrittenRecord record) {
    ObjectNode resource = record.resource();
    InputDefinition input = record.input();
    return switch (resource.path("resourceType").asText()) {
      case "MedicationRequest" -> medication(resource, input);
      case "AllergyIntolerance" -> allergy(resource, input);
      case "Procedure" -> procedure(resource, input);
      case "DiagnosticReport" -> report(resource, input);
      case "ServiceRequest" -> planned(resource, input);
      default -> resource;
    };
  }

  private ObjectNode medication(ObjectNode request, InputDefinition input) {
    request.put("intent", choice.of(INTENTS));
    JsonNode drug = Fhir.concept(List.of(choice.of(codes.of(input))));
    request.set("medicationCodeableConcept", drug);
    times.date(request, "authoredOn");
    boolean active = "active".equals(request.path("status").asText());
    if (active && choice.oneIn(3)) {
      return statement(request);
    }
    if (choice.oneIn(3)) {
      Medications.contain(request);
    }
    return request;
  }

  /** What a patient takes until today at least is active as well. */
  private ObjectNode statement(ObjectNode request) {
    ObjectNode statement = Fhir.resource("MedicationStatement", request.path("id").asText());
    statement.put("status", "active");
    statement.set("medicationCodeableConcept", request.path("medicationCodeableConcept"));
    statement.set("subject", request.path("subject"));
    if (choice.oneIn(2)) {
      statement
          .putObject("effectivePeriod")
          .put("start", scope.dayAgo(20).toString())
          .put("end", scope.dayAgo(0).toString());
    }
    return statement;
  }

  private ObjectNode allergy(ObjectNode allergy, InputDefinition input) {
    JsonNode substance = Fhir.concept(List.of(choice.of(codes.of(input))));
    if (choice.oneIn(2)) {
      allergy.remove("code");
      ObjectNode reaction = allergy.putArray("reaction").addObject();
      reaction.set("substance", substance);
      reaction.putArray("manifestation").addObject().put("text", "Urticaria");
    } else {
      allergy.set("code", substance);
    }
    if (choice.oneIn(3)) {
      allergy.put("type", "intolerance");
    }
    if (choice.oneIn(3)) {
      allergy.remove("clinicalStatus");
    }
    return allergy;
  }

  private ObjectNode procedure(ObjectNode procedure, InputDefinition input) {
    Code written = Code.of(procedure.at("/code/coding/0"));
    if (written.same(input.codeToWrite())) {
      procedure.set("code", Fhir.concept(List.of(choice.of(codes.of(input)))));
    }
    if (procedure.has("bodySite")) {
      procedure.putArray("bodySite").add(choice.of(Sides.of(scope.rendering(), "R")));
    }
    if (!procedure.has("performedDateTime")) {
      return procedure;
    }
    if (choice.oneIn(3)) {
      times.endOfPeriod(procedure, "performedDateTime", "performedPeriod");
    } else {
      times.date(procedure, "performedDateTime");
    }
    return procedure;
  }

  private ObjectNode report(ObjectNode report, InputDefinition input) {
    Code code = choice.of(codes.of(input));
    report.set("code", Fhir.concept(List.of(code)));
    if (choice.oneIn(3)) {
      ObjectNode procedure = new TreatmentWriter(scope).procedure(report.path("id").asText(), code);
      procedure.put("performedDateTime", report.path("effectiveDateTime").asText());
      times.date(procedure, "performedDateTime");
      return procedure;
    }
    report.put("status", choice.of(REPORTED));
    times.effective(report);
    return report;
  }

  private ObjectNode planned(ObjectNode request, InputDefinition input) {
    request.put("status", choice.of(List.of("active", "on-hold")));
    request.put("intent", choice.of(PLANS));
    request.set("code", Fhir.concept(List.of(choice.of(codes.of(input)))));
    request.putArray("bodySite").add(choice.of(Sides.of(scope.rendering(), "R")));
    if (choice.oneIn(2)) {
      times.startOfPeriod(request, "occurrenceDateTime", "occurrencePeriod");
    } else {
      times.date(request, "occurrenceDateTime");
    }
    return request;
  }
}
