package org.hiphooks.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of FHIR extensions. */
final class Extensions {

  /** What the addresses of our own begin with. */
  static final String OURS = "https://w3id.org/hiphooks/StructureDefinition/";

  /** What the addresses of FHIR's begin with. */
  static final String FHIR = "http://hl7.org/fhir/StructureDefinition/";

  private Extensions() {}

  /** A number; null if there is none. */
  static @Nullable BigDecimal number(JsonNode json, String url) {
    JsonNode value = value(json, url);
    return value == null ? null : value.decimalValue();
  }

  /** A text; empty if there is none. */
  static String text(JsonNode json, String url) {
    JsonNode value = value(json, url);
    return value == null ? "" : value.asText();
  }

  /** Value of the first extension with this address; null if there is none. */
  static @Nullable JsonNode value(JsonNode element, String url) {
    for (JsonNode extension : element.path("extension")) {
      if (extension.path("url").asText().equals(url)) {
        for (Map.Entry<String, JsonNode> property : extension.properties()) {
          if (property.getKey().startsWith("value")) {
            return property.getValue();
          }
        }
      }
    }
    return null;
  }
}
