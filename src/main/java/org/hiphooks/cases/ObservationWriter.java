package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the Observation of an input. */
final class ObservationWriter {

  private static final String CATEGORY = "observation-category";
  private static final int DAYS_A_WEEK = 7;

  private final ChartScope scope;
  private final Rendering rendering;

  ObservationWriter(ChartScope scope) {
    this.scope = scope;
    this.rendering = scope.rendering();
  }

  ObjectNode write(InputDefinition input, JsonNode value) {
    boolean negative = value.isBoolean() && !value.booleanValue();
    Instant at = scope.times().of(input, negative);
    if (input.isSite()) {
      return site(input, negative, at);
    }
    if (!rendering.at("/growing/" + input.name()).isMissingNode()) {
      return growing(input, value.intValue(), at);
    }
    ObjectNode observation = of(input, input.codeToWrite(), at);
    if (!rendering.at("/measured/" + input.name()).isMissingNode()) {
      measured(observation, input.name(), value);
    } else if (value.isBoolean()) {
      answer(observation, input, value.booleanValue());
    } else if (value.isNumber()) {
      observation.set("valueQuantity", quantity(value.decimalValue(), unitOf(input)));
    } else {
      observation.set("valueCodeableConcept", Fhir.concept(List.of(coded(input, value))));
    }
    return sided(observation, input);
  }

  /** An Observation of this code without a value. */
  ObjectNode of(InputDefinition input, Code code, Instant at) {
    ObjectNode observation = Fhir.resource("Observation", scope.id("obs", input.name()));
    observation.put("status", "final");
    observation.withArray("/category").add(Fhir.hl7(CATEGORY, category(input)));
    observation.set("code", Fhir.concept(List.of(code), input.noun()));
    observation.set("subject", scope.subject());
    return observation.put("effectiveDateTime", at.toString());
  }

  ObjectNode quantity(BigDecimal value, String unit) {
    return Fhir.quantity(value, unit, rendering.text("/ucum"));
  }

  /** Where it hurts is the value of one question; where it does not is a question of its own. */
  private ObjectNode site(InputDefinition input, boolean negative, Instant at) {
    Code site = new Code(input.codeToWrite().system(), String.valueOf(input.localCode()), null);
    ObjectNode observation = of(input, negative ? site : input.codeToWrite(), at);
    if (negative) {
      observation.put("valueBoolean", false);
    } else {
      observation.set("valueCodeableConcept", Fhir.concept(List.of(site), input.noun()));
    }
    return sided(observation, input);
  }

  /** A number of weeks that has grown since it was recorded: fewer then, and in days. */
  private ObjectNode growing(InputDefinition input, int weeks, Instant at) {
    int ago = Math.min(scope.times().daysSince(at), weeks * DAYS_A_WEEK);
    if (ago < DAYS_A_WEEK) {
      ObjectNode observation = of(input, input.codeToWrite(), at);
      observation.set("valueQuantity", quantity(BigDecimal.valueOf(weeks), unitOf(input)));
      return observation;
    }
    ObjectNode observation = of(input, input.codeToWrite(), scope.times().daysAgo(ago));
    String unit = rendering.text("/growing/" + input.name() + "/unit");
    int then = weeks * DAYS_A_WEEK - ago;
    observation.set("valueQuantity", quantity(BigDecimal.valueOf(then), unit));
    return observation;
  }

  private void answer(ObjectNode observation, InputDefinition input, boolean value) {
    Code code = rendering.codeOrNull("/answers/" + input.name() + '/' + value);
    if (code == null) {
      observation.put("valueBoolean", value);
    } else {
      observation.set("valueCodeableConcept", Fhir.concept(List.of(code)));
    }
  }

  /** A number, or numbers, whose size makes the input true or false. */
  private void measured(ObjectNode observation, String name, JsonNode value) {
    String path = "/measured/" + name;
    String unit = rendering.text(path + "/unit");
    JsonNode components = rendering.at(path + "/components");
    for (JsonNode part : components) {
      ObjectNode component = observation.withArray("/component").addObject();
      component.set("code", Fhir.concept(List.of(Code.of(part.path("code")))));
      component.set("valueQuantity", quantity(part.path(value.asText()).decimalValue(), unit));
    }
    if (components.isMissingNode()) {
      BigDecimal number = rendering.number(path + '/' + value.asText());
      observation.set("valueQuantity", quantity(number, unit));
    }
    JsonNode low = rendering.at(path + "/low");
    if (low.isNumber()) {
      observation
          .withArray("/referenceRange")
          .addObject()
          .set("low", quantity(low.decimalValue(), unit));
    }
  }

  private Code coded(InputDefinition input, JsonNode value) {
    List<Code> codes = input.answers().getOrDefault(value.asText(), List.of());
    if (codes.isEmpty()) {
      throw new CaseUnrenderable(
          scope.vignette().id(), input.name() + " cannot be " + value.asText());
    }
    return codes.get(0);
  }

  private ObjectNode sided(ObjectNode observation, InputDefinition input) {
    if (input.sideAware() && !rendering.texts("/withoutSide").contains(input.name())) {
      observation.set("bodySite", Sides.right(rendering));
    }
    return observation;
  }

  private String category(InputDefinition input) {
    @Nullable String category = input.category();
    return category == null ? rendering.text("/categories/" + input.name()) : category;
  }

  private String unitOf(InputDefinition input) {
    if (input.unit() == null) {
      throw new CaseUnrenderable(scope.vignette().id(), input.name() + " has no unit");
    }
    return input.unit();
  }
}
