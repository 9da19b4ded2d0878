package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads why a card was overridden. The standard writes {@code overrideReason}; a large vendor
 * writes {@code overrideReasons} for the same object, and may put its own words in an extension.
 *
 * @param reason the coded reason; null if there is none
 * @param vendorReason the client's own words by name
 * @param comment of the clinician; null if there is none
 */
record OverrideReader(
    FeedbackEntry.@Nullable Reason reason,
    Map<String, String> vendorReason,
    @Nullable String comment) {

  private static final int MAX_CODE = 200;
  private static final int MAX_VENDOR = 10;
  private static final int MAX_COMMENT = 2000;

  static OverrideReader of(JsonNode entry, String pointer) throws MalformedRequest {
    String name = entry.hasNonNull("overrideReason") ? "overrideReason" : "overrideReasons";
    JsonNode why = entry.path(name);
    String place = pointer + '/' + name;
    if (why.isArray()) {
      why = why.path(0);
      place += "/0";
    }
    if (why.isMissingNode() || why.isNull()) {
      return new OverrideReader(null, Map.of(), null);
    }
    if (!why.isObject()) {
      throw new MalformedRequest(place, "must be an object");
    }
    return new OverrideReader(
        reason(why.path("reason"), place + "/reason"), vendor(why), comment(why, place));
  }

  private static FeedbackEntry.@Nullable Reason reason(JsonNode reason, String place)
      throws MalformedRequest {
    if (reason.isMissingNode() || reason.isNull()) {
      return null;
    }
    JsonNode code = reason.path("code");
    if (!code.isTextual() || code.textValue().isBlank()) {
      throw new MalformedRequest(place, "must be an object with a code");
    }
    return new FeedbackEntry.Reason(
        cut(reason.path("system").asText(""), MAX_CODE),
        cut(code.textValue(), MAX_CODE),
        cut(reason.path("display").asText(""), MAX_CODE));
  }

  private static Map<String, String> vendor(JsonNode why) {
    Map<String, String> words = new LinkedHashMap<>();
    addWords(words, "", why.path("extension"), true);
    return words;
  }

  /** Names with dots may stand as one name or as an object in an object. */
  private static void addWords(
      Map<String, String> words, String prefix, JsonNode part, boolean isOuter) {
    for (Map.Entry<String, JsonNode> word : part.properties()) {
      String name = prefix + word.getKey();
      if (word.getValue().isObject() && isOuter) {
        addWords(words, name + '.', word.getValue(), false);
      } else if (word.getValue().isTextual() && words.size() < MAX_VENDOR) {
        words.put(cut(name, MAX_CODE), cut(word.getValue().textValue(), MAX_CODE));
      }
    }
  }

  private static @Nullable String comment(JsonNode why, String place) throws MalformedRequest {
    JsonNode comment = why.path("userComment");
    if (comment.isMissingNode() || comment.isNull()) {
      return null;
    }
    if (!comment.isTextual()) {
      throw new MalformedRequest(place + "/userComment", "must be text");
    }
    String text = comment.textValue().strip();
    return text.isEmpty() ? null : cut(text, MAX_COMMENT);
  }

  private static String cut(String text, int max) {
    return text.codePointCount(0, text.length()) <= max
        ? text
        : text.substring(0, text.offsetByCodePoints(0, max));
  }
}
