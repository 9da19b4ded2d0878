package org.hiphooks.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Coding;
import org.hiphooks.cdshooks.FeedbackEntry;
import org.hiphooks.cdshooks.FiredRule;
import org.hiphooks.cdshooks.HookContext;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.Indicator;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.cdshooks.Source;
import org.hiphooks.cdshooks.Suggestion;

/** Calls and feedback to record. */
final class Sample {

  static final String CLIENT = "north";
  static final String SERVICE = "hip-pain-guidance";
  static final String PATIENT = "canary-patient";
  static final String USER = "Practitioner/canary-user";
  static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private static final ServiceDescription DESCRIPTION =
      new ServiceDescription(SERVICE, "patient-view", "t", "d", "u", Map.of(), "1.0.0", "hash");

  private Sample() {}

  static Card card(String name) {
    ObjectNode extension = JsonNodeFactory.instance.objectNode();
    extension.put("rule", "RF-01").put("level", "critical");
    Coding topic = new Coding("urn:topics", "RF01C", null);
    return new Card(
        uuid(name),
        "summary",
        null,
        Indicator.CRITICAL,
        new Source("label", null, topic),
        List.of(new Suggestion("draft", uuid(name + " suggestion"), List.<Action>of())),
        List.of(),
        List.of(),
        extension);
  }

  static UUID uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  static AnsweredCall call(String patient, Card... cards) {
    return call(patient, USER, Mode.LIVE, List.of(), cards);
  }

  static AnsweredCall call(
      String patient, String user, Mode mode, List<FiredRule> fired, Card... cards) {
    HookContext context = new HookContext(user, patient, null, List.of(), List.of(), List.of());
    HookRequest request =
        new HookRequest(
            "patient-view", uuid("call " + patient).toString(), null, null, context, Map.of());
    return new AnsweredCall(CLIENT, DESCRIPTION, request, mode, List.of(cards), fired);
  }

  static FeedbackEntry overridden(String card, Instant at) {
    return overridden(card, at, null);
  }

  static FeedbackEntry overridden(
      String card, Instant at, @org.jspecify.annotations.Nullable String comment) {
    return new FeedbackEntry(
        uuid(card).toString(),
        FeedbackEntry.Outcome.OVERRIDDEN,
        at,
        List.of(),
        new FeedbackEntry.Reason("urn:reasons", "excluded-by-test", ""),
        Map.of(),
        comment);
  }

  static FeedbackEntry accepted(String card, Instant at, String... suggestions) {
    return new FeedbackEntry(
        uuid(card).toString(),
        FeedbackEntry.Outcome.ACCEPTED,
        at,
        List.of(suggestions),
        null,
        Map.of(),
        null);
  }
}
