package org.hiphooks.trust.selftest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Calls about a patient who does not exist and of whom nothing is recorded. */
final class SampleCall {

  private static final String PATIENT = "hiphooks-self-test";

  private SampleCall() {}

  /**
   * A call of a service.
   *
   * @param service as discovery describes it
   * @param aliases the client's names of prefetch keys: ours
   */
  static byte[] of(JsonNode service, Map<String, String> aliases) {
    Map<String, String> names = new HashMap<>();
    aliases.forEach((theirs, ours) -> names.put(ours, theirs));
    ObjectNode call = JsonNodeFactory.instance.objectNode();
    String hook = service.path("hook").asText();
    call.put("hookInstance", UUID.randomUUID().toString());
    call.put("hook", hook);
    context(call.putObject("context"), hook);
    ObjectNode prefetch = call.putObject("prefetch");
    service
        .path("prefetch")
        .properties()
        .forEach(
            template -> {
              String key = template.getKey();
              prefetch.set(names.getOrDefault(key, key), answer(template.getValue().asText()));
            });
    return bytes(call);
  }

  private static void context(ObjectNode context, String hook) {
    context.put("userId", "Practitioner/" + PATIENT).put("patientId", PATIENT);
    if (!"patient-view".equals(hook)) {
      context.set("draftOrders", bundle("collection"));
      context.set("conditions", bundle("collection"));
      context.putArray("selections");
    }
  }

  private static ObjectNode answer(String template) {
    if (template.startsWith("Patient/")) {
      return JsonNodeFactory.instance
          .objectNode()
          .put("resourceType", "Patient")
          .put("id", PATIENT);
    }
    return bundle("searchset").put("total", 0);
  }

  private static ObjectNode bundle(String type) {
    ObjectNode bundle = JsonNodeFactory.instance.objectNode();
    bundle.put("resourceType", "Bundle").put("type", type);
    return bundle;
  }

  /** Feedback on a card that was never sent: it is taken and marked as unknown. */
  static byte[] feedback(Instant now) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode entries = root.putArray("feedback");
    entries
        .addObject()
        .put("card", UUID.randomUUID().toString())
        .put("outcome", "overridden")
        .put("outcomeTimestamp", now.toString());
    return bytes(root);
  }

  private static byte[] bytes(ObjectNode node) {
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }
}
