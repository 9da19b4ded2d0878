package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;

/**
 * A service as discovery describes it.
 *
 * @param id part of its address
 * @param hook the hook it wants
 * @param prefetch templates by key, in their order
 */
record CdsService(String id, String hook, Map<String, String> prefetch) {

  CdsService {
    prefetch = Collections.unmodifiableMap(new LinkedHashMap<>(prefetch));
  }

  /** The services of a discovery answer; those without id or hook are left out. */
  static List<CdsService> read(JsonNode discovery) {
    return StreamSupport.stream(discovery.path("services").spliterator(), false)
        .filter(service -> Json.text(service, "id") != null && Json.text(service, "hook") != null)
        .map(CdsService::of)
        .toList();
  }

  private static CdsService of(JsonNode service) {
    Map<String, String> prefetch = new LinkedHashMap<>();
    service
        .path("prefetch")
        .properties()
        .forEach(template -> prefetch.put(template.getKey(), template.getValue().asText()));
    return new CdsService(
        Objects.requireNonNull(Json.text(service, "id")),
        Objects.requireNonNull(Json.text(service, "hook")),
        prefetch);
  }
}
