package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A code of a code system.
 *
 * @param system URL of the system
 * @param code the code
 * @param display a name that may be shipped and shown; null for systems whose names may not
 */
record Code(String system, String code, @Nullable String display) {

  static Code of(JsonNode json) {
    return new Code(
        json.path("system").asText(),
        json.path("code").asText(),
        json.path("display").isTextual() ? json.path("display").textValue() : null);
  }

  /** The same code, whatever it is called. */
  boolean same(Code other) {
    return system.equals(other.system) && code.equals(other.code);
  }

  /** As a FHIR Coding. */
  ObjectNode coding() {
    ObjectNode coding = Fhir.object().put("system", system).put("code", code);
    if (display != null) {
      coding.put("display", display);
    }
    return coding;
  }
}
