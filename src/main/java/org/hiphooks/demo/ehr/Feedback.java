package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Tells the service what became of a card (CDS Hooks 2.0, "Feedback"). A service that does not take
 * feedback is no fault: what was written stays written, and no page says that it was told.
 */
final class Feedback {

  private static final long PATIENCE_MILLIS = 2000;

  private final EhrHttp http;
  private final InstantSource clock;

  Feedback(EhrHttp http, InstantSource wallClock) {
    this.http = http;
    this.clock = wallClock;
  }

  /** A suggestion was taken and written. */
  void accepted(HookCall call, String card, String suggestion) {
    ObjectNode entry = entry(card, "accepted");
    entry.withArray("/acceptedSuggestions").addObject().put("id", suggestion);
    send(call, entry);
  }

  /**
   * A card was not followed.
   *
   * @param reason the reason as the card gave it; a missing node if none was chosen
   * @param comment in the clinician's words; may be empty
   * @return whether the service took it
   */
  boolean overridden(HookCall call, String card, JsonNode reason, String comment) {
    ObjectNode entry = entry(card, "overridden");
    if (reason.isObject() || !comment.isEmpty()) {
      ObjectNode why = entry.putObject("overrideReason");
      if (reason.isObject()) {
        why.set("reason", reason);
      }
      if (!comment.isEmpty()) {
        why.put("userComment", comment);
      }
    }
    return send(call, entry)
        .completeOnTimeout(false, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .join();
  }

  private ObjectNode entry(String card, String outcome) {
    return Json.object()
        .put("card", card)
        .put("outcome", outcome)
        .put("outcomeTimestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private CompletableFuture<Boolean> send(HookCall call, ObjectNode entry) {
    ObjectNode body = Json.object();
    body.withArray("/feedback").add(entry);
    return call.exchange()
        .map(exchange -> http.postFeedback(exchange.service(), Json.bytes(body)))
        .map(sent -> sent.handle((answer, failure) -> failure == null && answer.isSuccess()))
        .orElseGet(() -> CompletableFuture.completedFuture(false));
  }
}
