package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import java.util.Set;
import org.hiphooks.demo.ehr.Overrides.Given;

/** Takes a clinician's reason for not following a card. */
final class Overriding {

  private static final int LONGEST_COMMENT = 500;

  private final Feedback feedback;
  private final Addressed addressed;
  private final Set<String> commentNeeded;

  /** Some reasons say too little without a comment. */
  Overriding(Feedback feedback, Addressed addressed, Set<String> commentNeeded) {
    this.feedback = feedback;
    this.addressed = addressed;
    this.commentNeeded = Set.copyOf(commentNeeded);
  }

  /**
   * Keeps the reason and tells the service; a reason that is not complete is kept with what is
   * missing, and told to nobody. Does nothing if the call has no such card.
   */
  void override(Visit visit, HookCall call, String cardUuid, String code, String comment) {
    Optional<JsonNode> card = call.exchange().flatMap(exchange -> card(exchange, cardUuid));
    if (card.isEmpty() || call.overrides().of(cardUuid).filter(Given::stands).isPresent()) {
      return;
    }
    String words = comment.strip();
    JsonNode reason = reason(card.get(), code);
    String display = Optional.ofNullable(Json.text(reason, "display")).orElse("");
    String problem = problem(card.get(), reason, words);
    boolean sent = problem.isEmpty() && feedback.overridden(call, cardUuid, reason, words);
    call.overrides().put(cardUuid, new Given(code, display, words, problem, sent));
    if (problem.isEmpty()) {
      addressed.put(visit.patientId(), CardReader.topic(card.get()), display);
    }
  }

  private String problem(JsonNode card, JsonNode reason, String comment) {
    if (!reason.isObject() && !card.path("overrideReasons").isEmpty()) {
      return "override.problem.reason";
    }
    if (comment.codePointCount(0, comment.length()) > LONGEST_COMMENT) {
      return "override.problem.long";
    }
    boolean isNeeded = commentNeeded.contains(String.valueOf(Json.text(reason, "code")));
    return isNeeded && comment.isEmpty() ? "override.problem.comment" : "";
  }

  private static Optional<JsonNode> card(Exchange exchange, String uuid) {
    for (JsonNode card : exchange.body().path("cards")) {
      if (!uuid.isEmpty() && uuid.equals(Json.text(card, "uuid"))) {
        return Optional.of(card);
      }
    }
    return Optional.empty();
  }

  private static JsonNode reason(JsonNode card, String code) {
    for (JsonNode reason : card.path("overrideReasons")) {
      if (code.equals(Json.text(reason, "code"))) {
        return reason;
      }
    }
    return MissingNode.getInstance();
  }
}
