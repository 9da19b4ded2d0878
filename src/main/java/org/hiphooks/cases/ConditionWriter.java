package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Writes the Condition of an input. */
final class ConditionWriter {

  private static final int DAYS_UNTIL_RESOLVED = 60;

  private final ChartScope scope;
  private final Rendering rendering;

  ConditionWriter(ChartScope scope) {
    this.scope = scope;
    this.rendering = scope.rendering();
  }

  ObjectNode write(InputDefinition input, JsonNode value) {
    if (!value.asBoolean()) {
      throw new CaseUnrenderable(
          scope.vignette().id(), input.name() + ": a condition is recorded or not, never false");
    }
    String path = "/conditions/" + input.name();
    JsonNode facts = rendering.at(path);
    if (facts.isMissingNode()) {
      facts = rendering.at("/conditions/default");
    }
    String status = facts.path("status").asText();
    LocalDate onset = onset(facts);
    ObjectNode condition = of(input, status, List.of(input.codeToWrite()));
    if (input.sideAware() || facts.path("side").asBoolean()) {
      condition.withArray("/bodySite").add(Sides.right(rendering));
    }
    condition.put("onsetDateTime", onset.toString());
    if ("resolved".equals(status)) {
      condition.put("abatementDateTime", onset.plusDays(DAYS_UNTIL_RESOLVED).toString());
    }
    return condition.put("recordedDate", onset.toString());
  }

  /** A confirmed Condition without times. */
  ObjectNode of(InputDefinition input, String status, List<Code> codes) {
    return condition(scope.id("cond", input.name()), status, codes, input.noun());
  }

  /** A confirmed Condition of the problem list. */
  ObjectNode condition(String id, String status, List<Code> codes, String text) {
    ObjectNode condition = Fhir.resource("Condition", id);
    condition.set("clinicalStatus", Fhir.hl7("condition-clinical", status));
    condition.set("verificationStatus", Fhir.hl7("condition-ver-status", "confirmed"));
    condition.withArray("/category").add(Fhir.hl7("condition-category", "problem-list-item"));
    condition.set("code", Fhir.concept(codes, text));
    condition.set("subject", scope.subject());
    return condition;
  }

  private LocalDate onset(JsonNode facts) {
    int usual = facts.path("onsetDays").asInt();
    JsonNode window = facts.path("window");
    if (window.isNumber()) {
      return LocalDate.ofInstant(
          scope.times().within(window.asInt(), usual, facts.path("newest").asInt()),
          ZoneOffset.UTC);
    }
    return scope.dayAgo(usual);
  }
}
