package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Other legal ways to record an Observation: code, value, unit, side, status and time. */
final class VariedObservations {

  private static final List<String> STATUSES =
      List.of("final", "amended", "corrected", "preliminary");
  private static final Set<String> FINDING_CATEGORIES =
      Set.of("survey", "exam", "imaging", "social-history");

  private final ChartScope scope;
  private final Rendering rendering;
  private final EquivalentCodes codes;
  private final Choice choice;

  VariedObservations(ChartScope scope, EquivalentCodes codes, Choice choice) {
    this.scope = scope;
    this.rendering = scope.rendering();
    this.codes = codes;
    this.choice = choice;
  }

  void vary(WrittenRecord record) {
    ObjectNode observation = record.resource();
    InputDefinition input = record.input();
    observation.put("status", choice.of(STATUSES));
    if (isOf(observation, input) && !dated(observation, record)) {
      code(observation, input);
      value(observation, record);
    }
    if (observation.has("bodySite")) {
      observation.set("bodySite", choice.of(Sides.of(rendering, "R")));
    }
    new VariedTimes(choice).effective(observation);
  }

  /** Whether it carries the usual code; onsets and denials do not. */
  private static boolean isOf(ObjectNode observation, InputDefinition input) {
    Code written = Code.of(observation.at("/code/coding/0"));
    return input.is("Observation") && written.same(input.codeToWrite());
  }

  /** A value that can be worked out from a date of another code. */
  private boolean dated(ObjectNode observation, WrittenRecord record) {
    JsonNode other = rendering.at("/dated/" + record.input().name());
    if (other.isMissingNode() || choice.oneIn(2) || !DatedValues.apply(other, scope.vignette())) {
      return false;
    }
    observation.set("code", Fhir.concept(List.of(Code.of(other))));
    observation.remove("valueQuantity");
    observation.put(
        "valueDateTime",
        DatedValues.date(other, scope.times().today(), record.value().asInt()).toString());
    return true;
  }

  private void code(ObjectNode observation, InputDefinition input) {
    boolean measured = !rendering.at("/measured/" + input.name()).isMissingNode();
    if (input.isSite() || measured) {
      return;
    }
    List<Code> usable = new ArrayList<>(codes.of(input));
    Code local = input.localCoding(rendering.text("/findings"));
    if (local != null) {
      usable.add(local);
    }
    Code code = choice.of(usable);
    observation.set("code", Fhir.concept(List.of(code)));
    boolean asked = code.system().equals(rendering.text("/loinc"));
    String category = observation.at("/category/0/coding/0/code").asText();
    if (!asked && !FINDING_CATEGORIES.contains(category)) {
      observation.set(
          "category", observation.arrayNode().add(Fhir.hl7("observation-category", "survey")));
    }
  }

  private void value(ObjectNode observation, WrittenRecord record) {
    InputDefinition input = record.input();
    if (input.isSite()) {
      site(observation);
    } else if (observation.has("valueBoolean")) {
      if (choice.oneIn(2)) {
        boolean value = observation.remove("valueBoolean").booleanValue();
        List<Code> answers = codes.members(rendering.text("/valueSets/answers/" + value));
        observation.set("valueCodeableConcept", Fhir.concept(List.of(choice.of(answers))));
      }
    } else if (observation.has("valueQuantity") && input.unit() != null && !grows(input)) {
      new VariedUnits(rendering, choice).vary(observation, input);
    } else if (input.answers().containsKey(record.value().asText())) {
      List<Code> answers = input.answers().getOrDefault(record.value().asText(), List.of());
      if (!answers.isEmpty() && !input.isBoolean()) {
        observation.set("valueCodeableConcept", Fhir.concept(List.of(choice.of(answers))));
      }
    }
  }

  private boolean grows(InputDefinition input) {
    return !rendering.at("/growing/" + input.name()).isMissingNode();
  }

  /** A site may be named in a component, or have a question of its own. */
  private void site(ObjectNode observation) {
    JsonNode named = observation.path("valueCodeableConcept");
    if (named.isMissingNode()) {
      return;
    }
    switch (choice.below(3)) {
      case 0 -> {
        ArrayNode components = observation.putArray("component");
        ObjectNode component = components.addObject();
        component.set("code", observation.path("code").deepCopy());
        component.set("valueCodeableConcept", named.deepCopy());
        observation.remove("valueCodeableConcept");
      }
      case 1 -> {
        observation.set("code", named.deepCopy());
        observation.remove("valueCodeableConcept");
        observation.put("valueBoolean", true);
      }
      default -> {
        // As the value of the usual question.
      }
    }
  }
}
