package org.hiphooks.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Records as lines of a spool, and back. */
final class SpoolLines {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUGGESTIONS = "suggestions";

  private SpoolLines() {}

  /**
   * A call as it waits.
   *
   * @param call the call
   * @param boot id of the process that took it
   * @param place how many that process had written before
   */
  record WaitingCall(RecordedCall call, String boot, long place) {}

  static String of(WaitingCall waiting) {
    RecordedCall call = waiting.call();
    ObjectNode line = JSON.createObjectNode().put("type", "call").put("id", call.id());
    line.put("at", call.at().toEpochMilli()).put("client", call.client());
    line.put("service", call.service()).put("hookInstance", call.hookInstance());
    line.put("contentHash", call.contentHash()).put("patient", call.patient());
    line.put("user", call.user()).put("mode", call.mode().code());
    line.put("boot", waiting.boot()).put("place", waiting.place());
    ArrayNode firings = line.putArray("firings");
    for (Firing firing : call.firings()) {
      ObjectNode node = firings.addObject().put("rule", firing.rule()).put("level", firing.level());
      node.put("state", firing.state().code()).put("card", firing.card());
      node.put("topic", firing.topic());
      firing.suggestions().forEach(node.withArray("/" + SUGGESTIONS)::add);
    }
    return text(line);
  }

  static String of(RecordedFeedback entry) {
    ObjectNode line = JSON.createObjectNode().put("type", "feedback").put("id", entry.id());
    line.put("received", entry.received().toEpochMilli()).put("at", entry.at().toEpochMilli());
    line.put("client", entry.client()).put("service", entry.service());
    line.put("card", entry.card()).put("outcome", entry.outcome());
    line.put("suggestion", entry.suggestion()).put("reasonSystem", entry.reasonSystem());
    line.put("reasonCode", entry.reasonCode()).put("reasonDisplay", entry.reasonDisplay());
    line.put("vendorReason", entry.vendorReason()).put("sealedComment", entry.sealedComment());
    return text(line);
  }

  static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a whole line of the spool is not JSON");
    }
  }

  static boolean isCall(JsonNode line) {
    return "call".equals(line.path("type").asText());
  }

  static WaitingCall call(JsonNode line) {
    List<Firing> firings = new ArrayList<>();
    line.path("firings").forEach(node -> firings.add(firing(node)));
    RecordedCall call =
        new RecordedCall(
            line.path("id").asText(),
            Instant.ofEpochMilli(line.path("at").asLong()),
            line.path("client").asText(),
            line.path("service").asText(),
            line.path("hookInstance").asText(),
            line.path("contentHash").asText(),
            line.path("patient").asText(),
            line.path("user").asText(),
            Mode.of(line.path("mode").asText()).orElse(Mode.OFF),
            firings);
    return new WaitingCall(call, line.path("boot").asText(), line.path("place").asLong());
  }

  static RecordedFeedback feedback(JsonNode line) {
    return new RecordedFeedback(
        line.path("id").asText(),
        Instant.ofEpochMilli(line.path("received").asLong()),
        Instant.ofEpochMilli(line.path("at").asLong()),
        line.path("client").asText(),
        line.path("service").asText(),
        line.path("card").asText(),
        line.path("outcome").asText(),
        line.path("suggestion").asText(),
        line.path("reasonSystem").asText(),
        line.path("reasonCode").asText(),
        line.path("reasonDisplay").asText(),
        line.path("vendorReason").asText(),
        textOrNull(line.path("sealedComment")));
  }

  private static Firing firing(JsonNode node) {
    List<String> suggestions = new ArrayList<>();
    node.path(SUGGESTIONS).forEach(id -> suggestions.add(id.asText()));
    return new Firing(
        node.path("rule").asText(),
        node.path("level").asText(),
        Firing.State.valueOf(node.path("state").asText().toUpperCase(Locale.ROOT)),
        textOrNull(node.path("card")),
        textOrNull(node.path("topic")),
        suggestions);
  }

  private static @Nullable String textOrNull(JsonNode node) {
    return node.isTextual() ? node.textValue() : null;
  }

  private static String text(ObjectNode line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
