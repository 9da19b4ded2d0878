package org.hiphooks.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Something that is about to be ordered or put on the problem list.
 *
 * @param draft the draft as the client sent it; a combination product is two orders of one draft
 * @param values what it is, by input name; what is not known is absent
 */
public record Order(ObjectNode draft, Map<String, Object> values) {

  /** Defensive copy. */
  public Order {
    values = Map.copyOf(values);
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "Order";
  }
}
