package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.hiphooks.net.IncomingAnswer;

/** A FHIR transaction in the making. All of it is written, or nothing. */
final class Transaction {

  private final ObjectNode bundle =
      Json.object().put("resourceType", "Bundle").put("type", "transaction");
  private final ArrayNode entries = bundle.putArray("entry");
  private final List<String> methods = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();

  /**
   * What was written.
   *
   * @param created references of new resources
   * @param changed references of changed ones
   * @param removed references of removed ones
   */
  record Written(List<String> created, List<String> changed, List<String> removed) {
    Written {
      created = List.copyOf(created);
      changed = List.copyOf(changed);
      removed = List.copyOf(removed);
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Adds a new resource; others may refer to it by the address, which is replaced. */
  void create(JsonNode resource, String fullUrl) {
    ObjectNode entry = entry("POST", String.valueOf(Json.text(resource, "resourceType")));
    entry.put("fullUrl", fullUrl);
    entry.set("resource", resource);
  }

  void update(JsonNode resource) {
    entry("PUT", reference(resource)).set("resource", resource);
  }

  void delete(String reference) {
    if (!addresses.contains(reference)) {
      entry("DELETE", reference);
    }
  }

  static String reference(JsonNode resource) {
    return Json.text(resource, "resourceType") + "/" + Json.text(resource, "id");
  }

  private ObjectNode entry(String method, String url) {
    methods.add(method);
    addresses.add(url);
    ObjectNode entry = entries.addObject();
    entry.putObject("request").put("method", method).put("url", url);
    return entry;
  }

  /** Sends it; empty if nothing was written. */
  Optional<Written> commit(EhrHttp http) {
    try {
      IncomingAnswer answer = http.fhirTransaction(bundle).join();
      JsonNode body = Json.read(answer.body());
      return answer.isSuccess() && body.path("entry").size() == methods.size()
          ? Optional.of(written(body.path("entry")))
          : Optional.empty();
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }

  private Written written(JsonNode answers) {
    List<String> created = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    for (int i = 0; i < methods.size(); i++) {
      switch (methods.get(i)) {
        case "POST" -> created.add(located(answers.path(i)));
        case "PUT" -> changed.add(addresses.get(i));
        default -> removed.add(addresses.get(i));
      }
    }
    return new Written(created, changed, removed);
  }

  private static String located(JsonNode answer) {
    String location = String.valueOf(Json.text(answer, "response", "location"));
    String[] parts = location.replaceAll("/_history/.*", "").split("/");
    return parts.length < 2 ? location : parts[parts.length - 2] + '/' + parts[parts.length - 1];
  }
}
