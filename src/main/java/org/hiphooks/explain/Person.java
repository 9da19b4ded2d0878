package org.hiphooks.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Who an explanation is about, as the record names them.
 *
 * @param name given and family name; empty if the call did not say
 * @param birthDate as recorded; empty if the call did not say
 * @param id id of the patient
 */
public record Person(String name, String birthDate, String id) {

  /** From what a client sent with a call. */
  public static Person of(String id, Map<String, JsonNode> prefetch) {
    for (JsonNode value : prefetch.values()) {
      if (value != null
          && "Patient".equals(value.path("resourceType").asText())
          && id.equals(value.path("id").asText())) {
        JsonNode name = value.at("/name/0");
        String given = name.at("/given/0").asText("");
        String full = name.path("text").asText((given + ' ' + name.path("family").asText("")));
        return new Person(full.strip(), value.path("birthDate").asText(""), id);
      }
    }
    return new Person("", "", id);
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "Person";
  }
}
