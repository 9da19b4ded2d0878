package org.hiphooks.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** From the records of a patient. */
  public static Person among(String id, List<? extends JsonNode> records) {
    Map<String, JsonNode> patients = new LinkedHashMap<>();
    records.stream()
        .filter(record -> "Patient".equals(record.path("resourceType").asText()))
        .forEach(record -> patients.put(record.path("id").asText(), record));
    return of(id, patients);
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "Person";
  }
}
