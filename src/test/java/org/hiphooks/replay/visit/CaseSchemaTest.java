package org.hiphooks.replay.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.junit.jupiter.api.Test;

class CaseSchemaTest {

  private static final ObjectNode SCHEMA = CaseSchema.of(Knowledge.load(Content.embedded()));

  @Test
  void everyInputOfEveryCaseIsInTheSchemaWithItsTypeOrValues() {
    for (Case vignette : CaseLibrary.load(Content.embedded()).all()) {
      vignette.inputs().forEach((name, value) -> check(vignette.id(), "inputs", name, value));
      for (Map.Entry<String, JsonNode> ordered : vignette.order().entrySet()) {
        check(vignette.id(), "order", ordered.getKey(), ordered.getValue());
      }
    }
  }

  @Test
  void anInputThatDoesNotExistIsNotAllowed() {
    assertThat(SCHEMA.at("/properties/inputs/additionalProperties").asBoolean(true)).isFalse();
    assertThat(SCHEMA.at("/properties/inputs/properties").has("hopTset")).isFalse();
  }

  private static void check(String id, String where, String name, JsonNode value) {
    JsonNode input = SCHEMA.at("/properties/" + where + "/properties").path(name);
    assertThat(input.isObject()).as(id + ' ' + name).isTrue();
    if (input.has("enum")) {
      assertThat(input.path("enum")).as(id + ' ' + name).contains(value);
      return;
    }
    boolean fits =
        switch (input.path("type").asText()) {
          case "boolean" -> value.isBoolean();
          case "integer" -> value.canConvertToInt();
          case "number" -> value.isNumber();
          default -> value.isTextual();
        };
    assertThat(fits).as(id + ' ' + name).isTrue();
  }
}
