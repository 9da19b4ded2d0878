package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.PrefetchKey;

/**
 * Reads what a client sent ahead: which keys were answered, and with which resources.
 *
 * <p>An empty search may arrive as an empty Bundle, as {@code null}, or as a Bundle whose only
 * entry is an OperationOutcome of severity warning. An OperationOutcome in place of an answer, or
 * one of severity error or fatal, is a failure.
 */
final class PrefetchReader {

  private static final int MAX_BUNDLE_DEPTH = 8;

  private final List<ObjectNode> resources = new ArrayList<>();
  private final Map<String, KeyState> states = new LinkedHashMap<>();
  private final Map<String, String> nextPages = new LinkedHashMap<>();
  private String next = "";

  private PrefetchReader() {}

  static Gathered read(Map<String, JsonNode> prefetch, List<PrefetchKey> keys) {
    PrefetchReader reader = new PrefetchReader();
    Map<String, PrefetchKey> known = new LinkedHashMap<>();
    keys.forEach(key -> known.put(key.name(), key));
    prefetch.forEach(
        (name, value) -> {
          reader.next = "";
          KeyState state = reader.readValue(value, 0);
          PrefetchKey key = known.get(name);
          if (key != null) {
            if (!reader.next.isEmpty()) {
              reader.nextPages.put(name, reader.next);
            }
            reader.states.put(
                name, value.isNull() && usesExpressions(key) ? KeyState.MISSING : state);
          }
        });
    known.keySet().forEach(name -> reader.states.putIfAbsent(name, KeyState.MISSING));
    return new Gathered(reader.resources, reader.states, Map.of(), reader.nextPages);
  }

  /**
   * Some clients send null for a template they could not resolve, so null on a template with more
   * than context tokens says nothing.
   */
  private static boolean usesExpressions(PrefetchKey key) {
    return key.template().contains("today(") || key.template().contains("%");
  }

  private KeyState readValue(JsonNode value, int depth) {
    if (value.isNull()) {
      return KeyState.EMPTY;
    }
    if (!(value instanceof ObjectNode resource) || depth > MAX_BUNDLE_DEPTH) {
      return KeyState.FAILED;
    }
    return switch (resource.path("resourceType").asText()) {
      case "" -> KeyState.FAILED;
      case "OperationOutcome" -> KeyState.FAILED;
      case "Bundle" -> readBundle(resource, depth);
      default -> {
        resources.add(resource);
        yield KeyState.PRESENT;
      }
    };
  }

  private KeyState readBundle(ObjectNode bundle, int depth) {
    KeyState state = KeyState.EMPTY;
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode resource = entry.path("resource");
      String type = resource.path("resourceType").asText();
      if ("OperationOutcome".equals(type)) {
        state = isFailure(resource) ? KeyState.FAILED : state;
      } else if (!type.isEmpty()) {
        state = worse(state, readValue(resource, depth + 1));
      }
    }
    next = nextPage(bundle);
    return !next.isEmpty() ? worse(state, KeyState.INCOMPLETE) : state;
  }

  private static boolean isFailure(JsonNode outcome) {
    for (JsonNode issue : outcome.path("issue")) {
      String severity = issue.path("severity").asText();
      if ("error".equals(severity) || "fatal".equals(severity)) {
        return true;
      }
    }
    return false;
  }

  private static String nextPage(ObjectNode bundle) {
    for (JsonNode link : bundle.path("link")) {
      if ("next".equals(link.path("relation").asText())) {
        return link.path("url").asText("?");
      }
    }
    return "";
  }

  private static KeyState worse(KeyState one, KeyState other) {
    if (one == KeyState.FAILED || other == KeyState.FAILED) {
      return KeyState.FAILED;
    }
    if (one == KeyState.INCOMPLETE || other == KeyState.INCOMPLETE) {
      return KeyState.INCOMPLETE;
    }
    return one == KeyState.PRESENT || other == KeyState.PRESENT ? KeyState.PRESENT : KeyState.EMPTY;
  }
}
