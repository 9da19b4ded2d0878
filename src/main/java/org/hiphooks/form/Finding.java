package org.hiphooks.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One answer as it is recorded.
 *
 * @param key names it among the answers of a form
 * @param question what was asked
 * @param answer what was answered
 * @param observation what is written; without id
 */
record Finding(String key, String question, String answer, ObjectNode observation) {

  /** The Observation with an id, as it stands among the records of a chart. */
  ObjectNode record() {
    return observation.deepCopy().put("id", "hip-form-" + key.replaceAll("[^A-Za-z0-9.-]", "-"));
  }

  /** What is said, whenever and in whatever language. */
  String content() {
    ObjectNode content = observation.deepCopy();
    content.remove("effectiveDateTime");
    for (String texts : List.of("/code", "/valueCodeableConcept")) {
      if (content.at(texts) instanceof ObjectNode concept) {
        concept.remove("text");
      }
    }
    if (content.path("valueQuantity") instanceof ObjectNode quantity) {
      quantity.remove("unit");
    }
    return content.toString();
  }

  /** Name only. */
  @Override
  public String toString() {
    return "Finding[" + key + "]";
  }
}
