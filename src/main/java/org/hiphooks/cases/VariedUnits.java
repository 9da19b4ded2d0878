package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Other units of a quantity, from which the same value is read. */
final class VariedUnits {

  private final Rendering rendering;
  private final Choice choice;

  VariedUnits(Rendering rendering, Choice choice) {
    this.rendering = rendering;
    this.choice = choice;
  }

  /** Rewrites {@code valueQuantity} of an Observation. */
  void vary(ObjectNode observation, InputDefinition input) {
    ObjectNode quantity = (ObjectNode) observation.path("valueQuantity");
    List<JsonNode> units = new ArrayList<>();
    for (String key : List.of(input.name(), quantity.path("code").asText().replace("/", "~1"))) {
      rendering.at("/units/" + key).forEach(units::add);
    }
    int pick = choice.below(units.size() + 1);
    if (pick < units.size()) {
      convert(observation, quantity, units.get(pick));
    } else if (choice.oneIn(2)) {
      quantity.remove(List.of("code", "system"));
    }
  }

  private void convert(ObjectNode observation, ObjectNode quantity, JsonNode unit) {
    BigDecimal value = quantity.path("value").decimalValue();
    if (unit.has("multiply")) {
      value = value.multiply(unit.path("multiply").decimalValue());
    }
    if (unit.has("add")) {
      value = value.add(unit.path("add").decimalValue());
    }
    String text = unit.path("unit").asText();
    if (!text.isEmpty()) {
      quantity.put("value", value).put("unit", text).put("code", text);
    } else if (isWhole(value) && choice.oneIn(2)) {
      observation.remove("valueQuantity");
      observation.put("valueInteger", value.intValueExact());
    } else {
      quantity.remove(List.of("unit", "code", "system"));
    }
  }

  private static boolean isWhole(BigDecimal value) {
    return value.stripTrailingZeros().scale() <= 0;
  }
}
