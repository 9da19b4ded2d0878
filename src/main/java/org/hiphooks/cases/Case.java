package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One vignette: what is recorded of a patient, perhaps an order, and what must be answered.
 *
 * @param id for instance {@code V09}
 * @param title what the case shows, for people
 * @param service id of the CDS service it is posted to
 * @param hook the hook that fires
 * @param inputs inputs that are recorded, by name, in reading order; everything else is not
 * @param order what is ordered or added to the problem list; empty for patient-view
 * @param expectation the expected answer
 */
public record Case(
    String id,
    String title,
    String service,
    String hook,
    Map<String, JsonNode> inputs,
    Map<String, JsonNode> order,
    Expectation expectation) {

  /** Defensive copies that keep the order. */
  public Case {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    order = Collections.unmodifiableMap(new LinkedHashMap<>(order));
  }

  /** Whether the input is recorded and true. */
  public boolean isTrue(String input) {
    JsonNode value = inputs.get(input);
    return value != null && value.isBoolean() && value.booleanValue();
  }

  /** Whether the input is recorded and false. */
  public boolean isFalse(String input) {
    JsonNode value = inputs.get(input);
    return value != null && value.isBoolean() && !value.booleanValue();
  }

  /**
   * The value of an input that is recorded.
   *
   * @throws IllegalArgumentException if it is not
   */
  public JsonNode value(String input) {
    JsonNode value = inputs.get(input);
    if (value == null) {
      throw new IllegalArgumentException(id + " does not record " + input);
    }
    return value;
  }

  /** The number recorded for an input. */
  public Optional<BigDecimal> number(String input) {
    JsonNode value = inputs.get(input);
    return value != null && value.isNumber() ? Optional.of(value.decimalValue()) : Optional.empty();
  }

  /** The text of one element of the order. */
  public Optional<String> ordered(String element) {
    JsonNode value = order.get(element);
    return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
  }

  /** The same patient with another order, for instance one that a demo visitor tries. */
  public Case withOrder(String otherService, String otherHook, Map<String, JsonNode> otherOrder) {
    return new Case(id, title, otherService, otherHook, inputs, otherOrder, expectation);
  }

  /** The same case with another value of one input: Boolean, number or text. */
  public Case withInput(String input, Object value) {
    Map<String, JsonNode> changed = new LinkedHashMap<>(inputs);
    changed.put(input, Fhir.scalar(value));
    return new Case(id, title, service, hook, changed, order, expectation);
  }
}
