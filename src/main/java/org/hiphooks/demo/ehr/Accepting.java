package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.hiphooks.net.IncomingAnswer;

/**
 * Takes a suggestion: its actions become one FHIR transaction (CDS Hooks 2.0, "Action"). Nothing is
 * signed; what is created is a draft. Taking the same suggestion twice drafts it once.
 */
final class Accepting {

  private final EhrHttp http;

  Accepting(EhrHttp http) {
    this.http = http;
  }

  /** Drafts a suggestion of a visit; does nothing if the visit does not have it. */
  void accept(Visit visit, String suggestionUuid) {
    Optional<JsonNode> suggestion =
        visit.exchange().flatMap(exchange -> suggestion(exchange.body(), suggestionUuid));
    if (suggestion.isEmpty()) {
      return;
    }
    synchronized (visit.drafts()) {
      if (!visit.drafts().isDrafted(suggestionUuid)) {
        draft(visit.drafts(), suggestionUuid, suggestion.get());
      }
    }
  }

  private void draft(Drafts drafts, String suggestionUuid, JsonNode suggestion) {
    try {
      IncomingAnswer answer = http.fhirTransaction(transaction(suggestion)).join();
      String created = created(Json.read(answer.body()));
      if (answer.isSuccess() && !created.isEmpty()) {
        drafts.drafted(suggestionUuid, created);
        return;
      }
    } catch (CompletionException e) {
      // No answer: nothing was written, and the card says so.
    }
    drafts.failed(suggestionUuid);
  }

  private static Optional<JsonNode> suggestion(JsonNode answer, String uuid) {
    for (JsonNode card : answer.path("cards")) {
      for (JsonNode suggestion : card.path("suggestions")) {
        if (!uuid.isEmpty() && uuid.equals(Json.text(suggestion, "uuid"))) {
          return Optional.of(suggestion);
        }
      }
    }
    return Optional.empty();
  }

  private static ObjectNode transaction(JsonNode suggestion) {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
    for (JsonNode action : suggestion.path("actions")) {
      ObjectNode entry = bundle.withArray("/entry").addObject();
      JsonNode resource = action.path("resource");
      String type = String.valueOf(Json.text(resource, "resourceType"));
      switch (String.valueOf(Json.text(action, "type"))) {
        case "create" -> {
          entry.put("fullUrl", "urn:uuid:" + UUID.randomUUID());
          entry.set("resource", resource);
          entry.putObject("request").put("method", "POST").put("url", type);
        }
        case "update" -> {
          entry.set("resource", resource);
          entry
              .putObject("request")
              .put("method", "PUT")
              .put("url", type + '/' + Json.text(resource, "id"));
        }
        default ->
            entry
                .putObject("request")
                .put("method", "DELETE")
                .put("url", Json.text(action, "resourceId"));
      }
    }
    return bundle;
  }

  /** References of what was written, in the order of the actions. */
  private static String created(JsonNode answer) {
    List<String> references = new ArrayList<>();
    for (JsonNode entry : answer.path("entry")) {
      String location = Json.text(entry, "response", "location");
      if (location != null) {
        String[] parts = location.replaceAll("/_history/.*", "").split("/");
        if (parts.length >= 2) {
          references.add(parts[parts.length - 2] + '/' + parts[parts.length - 1]);
        }
      }
    }
    return String.join(", ", references);
  }
}
