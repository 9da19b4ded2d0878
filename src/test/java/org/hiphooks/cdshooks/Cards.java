package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cards for tests. */
final class Cards {

  static final UUID CARD = new UUID(1, 1);
  static final UUID SUGGESTION = new UUID(1, 2);

  private Cards() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode order() {
    return object().put("resourceType", "ServiceRequest").put("status", "draft");
  }

  /** A card with a summary and nothing that may be left out. */
  static Card plain(String summary) {
    return new Card(
        CARD,
        summary,
        null,
        Indicator.INFO,
        source(null),
        List.of(),
        List.of(),
        List.of(),
        object());
  }

  /** A card with everything. */
  static Card full() {
    return new Card(
        CARD,
        "Look at the hip",
        "**Basis:** none",
        Indicator.CRITICAL,
        source("https://example.org/source"),
        List.of(new Suggestion("Do it", SUGGESTION, List.of(Action.create("Do it", order())))),
        List.of(new Coding("https://example.org/reasons", "no", "Not now")),
        List.of(new Link("Read", "https://example.org/read")),
        object().put("rule", "RF-01").put("level", "critical"));
  }

  static Card with(Action action) {
    Card full = full();
    return new Card(
        full.uuid(),
        full.summary(),
        full.detail(),
        full.indicator(),
        full.source(),
        List.of(new Suggestion("Do it", SUGGESTION, List.of(action))),
        full.overrideReasons(),
        full.links(),
        full.extension());
  }

  private static Source source(@Nullable String url) {
    return new Source("Guideline", url, new Coding("https://example.org/topic", "RF01C", null));
  }
}
