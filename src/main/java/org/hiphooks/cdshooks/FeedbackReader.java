package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads what clients tell of cards (CDS Hooks 2.0, "Feedback"). A batch is read as a whole or not
 * at all, so that a client that is refused can send the same again.
 */
public final class FeedbackReader {

  /** Most entries of one batch. */
  public static final int MAX_ENTRIES = 1000;

  /** Most bytes of one batch. */
  public static final int MAX_BYTES = 2 * 1024 * 1024;

  private static final int MAX_ID = 200;
  private static final int MAX_SUGGESTIONS = 50;
  private static final int TOO_LARGE = 413;

  private final BodyParser parser = new BodyParser(MAX_BYTES);

  /**
   * Reads a body.
   *
   * @throws MalformedRequest if it is no feedback
   * @throws IOException if the connection fails
   */
  public List<FeedbackEntry> read(InputStream body) throws MalformedRequest, IOException {
    JsonNode entries = parser.parse(body).path("feedback");
    if (!entries.isArray()) {
      throw new MalformedRequest("/feedback", "must be an array of what became of cards");
    }
    if (entries.size() > MAX_ENTRIES) {
      throw new MalformedRequest(
          "/feedback", "has more than " + MAX_ENTRIES + " entries; send several", TOO_LARGE);
    }
    List<FeedbackEntry> read = new ArrayList<>();
    for (JsonNode entry : entries) {
      String pointer = "/feedback/" + read.size();
      if (!(entry instanceof ObjectNode object)) {
        throw new MalformedRequest(pointer, "must be an object");
      }
      read.add(entry(object, pointer));
    }
    return read;
  }

  private static FeedbackEntry entry(ObjectNode entry, String pointer) throws MalformedRequest {
    String card = id(entry, pointer, "card");
    FeedbackEntry.Outcome outcome = outcome(entry, pointer);
    Instant at = time(entry, pointer);
    List<String> taken = suggestions(entry.path("acceptedSuggestions"), pointer);
    OverrideReader why = OverrideReader.of(entry, pointer);
    return new FeedbackEntry(
        card, outcome, at, taken, why.reason(), why.vendorReason(), why.comment());
  }

  private static String id(ObjectNode node, String pointer, String name) throws MalformedRequest {
    String id = RequestReader.text(node, pointer, name).strip();
    if (id.length() > MAX_ID) {
      throw new MalformedRequest(pointer + '/' + name, "is too long");
    }
    return id.toLowerCase(Locale.ROOT);
  }

  private static FeedbackEntry.Outcome outcome(ObjectNode entry, String pointer)
      throws MalformedRequest {
    return switch (RequestReader.text(entry, pointer, "outcome")) {
      case "accepted" -> FeedbackEntry.Outcome.ACCEPTED;
      case "overridden" -> FeedbackEntry.Outcome.OVERRIDDEN;
      default -> throw new MalformedRequest(pointer + "/outcome", "is accepted or overridden");
    };
  }

  private static Instant time(ObjectNode entry, String pointer) throws MalformedRequest {
    try {
      return OffsetDateTime.parse(RequestReader.text(entry, pointer, "outcomeTimestamp"))
          .toInstant();
    } catch (DateTimeException e) {
      throw new MalformedRequest(
          pointer + "/outcomeTimestamp", "must be a time such as 2026-06-01T12:00:00Z");
    }
  }

  private static List<String> suggestions(JsonNode list, String pointer) throws MalformedRequest {
    List<String> ids = new ArrayList<>();
    if (list.isMissingNode() || list.isNull()) {
      return ids;
    }
    String place = pointer + "/acceptedSuggestions";
    if (!list.isArray() || list.size() > MAX_SUGGESTIONS) {
      throw new MalformedRequest(
          place, "must be an array of at most " + MAX_SUGGESTIONS + " suggestions");
    }
    for (JsonNode suggestion : list) {
      String at = place + '/' + ids.size();
      if (!(suggestion instanceof ObjectNode object)) {
        throw new MalformedRequest(at, "must be an object with an id");
      }
      ids.add(id(object, at, "id"));
    }
    return ids;
  }
}
