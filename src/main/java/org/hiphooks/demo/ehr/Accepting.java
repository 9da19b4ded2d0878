package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.hiphooks.demo.ehr.Transaction.Written;
import org.hiphooks.net.IncomingAnswer;

/**
 * Takes a suggestion: its actions become one FHIR transaction (CDS Hooks 2.0, "Action"). Nothing is
 * signed; what is created is a draft, and only drafts and problems are changed or removed. Taking
 * the same suggestion twice does it once.
 */
final class Accepting {

  private final EhrHttp http;
  private final DraftShelf shelf;
  private final Feedback feedback;

  Accepting(EhrHttp http, Feedback feedback) {
    this.http = http;
    this.shelf = new DraftShelf(http);
    this.feedback = feedback;
  }

  /**
   * Takes a suggestion of a call; does nothing if the call does not have it.
   *
   * @return what was written; empty if nothing was
   */
  Optional<Written> accept(Visit visit, HookCall call, String cardUuid, String suggestionUuid) {
    Optional<JsonNode> suggestion =
        call.exchange().flatMap(exchange -> suggestion(exchange.body(), suggestionUuid));
    if (suggestion.isEmpty()) {
      return Optional.empty();
    }
    synchronized (call.drafts()) {
      if (call.drafts().isTaken(suggestionUuid)) {
        return Optional.empty();
      }
      Optional<Written> written = write(visit, call, suggestionUuid, suggestion.get());
      written.ifPresent(done -> call.drafts().taken(suggestionUuid, done));
      written.ifPresent(done -> feedback.accepted(call, cardUuid, suggestionUuid));
      return written;
    }
  }

  private Optional<Written> write(
      Visit visit, HookCall call, String suggestionUuid, JsonNode suggestion) {
    Transaction transaction = new Transaction();
    for (JsonNode action : suggestion.path("actions")) {
      if (!changed(action).isEmpty() && !mayChange(changed(action))) {
        call.drafts().failed(suggestionUuid, "card.failed.noDraft");
        return Optional.empty();
      }
      add(transaction, action, visit.patientId());
    }
    Optional<Written> written = transaction.isEmpty() ? Optional.empty() : transaction.commit(http);
    if (written.isEmpty()) {
      call.drafts().failed(suggestionUuid, "card.failed");
    }
    return written;
  }

  private void add(Transaction transaction, JsonNode action, String patientId) {
    JsonNode resource = action.path("resource");
    switch (String.valueOf(Json.text(action, "type"))) {
      case "create" -> transaction.create(resource, "urn:uuid:" + UUID.randomUUID());
      case "update" -> transaction.update(resource);
      default -> {
        String reference = changed(action);
        transaction.delete(reference);
        shelf.group(patientId, reference).stream()
            .map(Transaction::reference)
            .forEach(transaction::delete);
      }
    }
  }

  /** Reference of what an action changes or removes; empty if it makes something new. */
  static String changed(JsonNode action) {
    return switch (String.valueOf(Json.text(action, "type"))) {
      case "create" -> "";
      case "update" -> Transaction.reference(action.path("resource"));
      default -> Optional.ofNullable(Json.text(action, "resourceId")).orElse("");
    };
  }

  private boolean mayChange(String reference) {
    if (!reference.matches("[A-Za-z]{1,40}/[A-Za-z0-9.-]{1,64}")) {
      return false;
    }
    try {
      IncomingAnswer answer = http.fhirGet(reference).join();
      JsonNode now = Json.read(answer.body());
      boolean isProblem = "Condition".equals(Json.text(now, "resourceType"));
      return answer.isSuccess() && (isProblem || "draft".equals(Json.text(now, "status")));
    } catch (CompletionException e) {
      return false;
    }
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
}
