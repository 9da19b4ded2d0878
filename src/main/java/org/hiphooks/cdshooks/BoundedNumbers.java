package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/**
 * Numbers that fit into memory. {@code 1e999999999} is nine bytes to send and a gigabyte to round;
 * no measurement is near it, so it becomes text that nothing reads as a number: the record that
 * holds it counts as unread.
 */
final class BoundedNumbers extends JsonNodeFactory {

  private static final long serialVersionUID = 1L;
  private static final int MAX_SCALE = 400;
  private static final String OUT_OF_RANGE = "out-of-range";

  /** Keeps trailing zeros: FHIR decimals say their precision with them. */
  BoundedNumbers() {
    super(true);
  }

  @Override
  public ValueNode numberNode(BigDecimal value) {
    return Math.abs((long) value.scale()) > MAX_SCALE
        ? textNode(OUT_OF_RANGE)
        : super.numberNode(value);
  }
}
