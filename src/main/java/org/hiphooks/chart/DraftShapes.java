package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts what clients write in places of their own where R4 has it. */
final class DraftShapes {

  private DraftShapes() {}

  /** A dose that stands directly in the instruction belongs into its dose and rate. */
  static void mend(ObjectNode draft) {
    JsonNode instructions = draft.path("dosageInstruction");
    mendDose(instructions);
    instructions.forEach(DraftShapes::mendDose);
  }

  private static void mendDose(JsonNode node) {
    if (node instanceof ObjectNode instruction && instruction.path("doseQuantity").isObject()) {
      JsonNode dose = instruction.remove("doseQuantity");
      if (!instruction.path("doseAndRate").isArray()) {
        instruction.remove("doseAndRate");
      }
      instruction.withArray("/doseAndRate").addObject().set("doseQuantity", dose);
    }
  }
}
