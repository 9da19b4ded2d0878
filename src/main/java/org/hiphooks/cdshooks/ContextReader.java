package org.hiphooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the context of a hook. Which fields a hook must have is the hook's own definition (CDS
 * Hooks library: patient-view, order-select, order-sign 1.0, problem-list-item-create 0.1).
 */
final class ContextReader {

  private static final Pattern USER = Pattern.compile("[A-Za-z]{1,64}/[^/\\s]{1,512}");
  private static final Pattern ID = Pattern.compile("[^/\\s?#]{1,512}");

  private ContextReader() {}

  static HookContext read(String hook, ObjectNode context) throws MalformedRequest {
    String user = RequestReader.text(context, "/context", "userId");
    if (!USER.matcher(user).matches()) {
      throw new MalformedRequest("/context/userId", "must be a reference such as Practitioner/1");
    }
    String patient = bareId(context, "patientId", "Patient/");
    boolean orders = "order-select".equals(hook) || "order-sign".equals(hook);
    boolean problems = "problem-list-item-create".equals(hook);
    return new HookContext(
        user,
        patient,
        encounter(context),
        bundle(context, "draftOrders", orders),
        selections(context, "order-select".equals(hook)),
        bundle(context, "conditions", problems).stream().map(DraftOrder::resource).toList());
  }

  private static @Nullable String encounter(ObjectNode context) throws MalformedRequest {
    if (context.path("encounterId").asText("").isEmpty()) {
      return null;
    }
    return bareId(context, "encounterId", "Encounter/");
  }

  /** Some clients put the type before the id; it says nothing else, so it is taken off. */
  private static String bareId(ObjectNode context, String name, String type)
      throws MalformedRequest {
    String text = RequestReader.text(context, "/context", name);
    String id = text.startsWith(type) ? text.substring(type.length()) : text;
    if (!ID.matcher(id).matches()) {
      throw new MalformedRequest("/context/" + name, "must be a bare id, without address");
    }
    return id;
  }

  private static List<DraftOrder> bundle(ObjectNode context, String name, boolean required)
      throws MalformedRequest {
    JsonNode value = context.path(name);
    if (!value.isObject()) {
      if (required) {
        throw new MalformedRequest("/context/" + name, "must be a Bundle");
      }
      return List.of();
    }
    List<DraftOrder> resources = new ArrayList<>();
    for (JsonNode entry : value.path("entry")) {
      if (entry.path("resource") instanceof ObjectNode resource) {
        String url = entry.path("fullUrl").asText("");
        resources.add(new DraftOrder(url.isEmpty() ? null : url, resource));
      }
    }
    return resources;
  }

  private static List<String> selections(ObjectNode context, boolean required)
      throws MalformedRequest {
    JsonNode value = context.path("selections");
    if (!value.isArray()) {
      if (required) {
        throw new MalformedRequest("/context/selections", "must be an array of references");
      }
      return List.of();
    }
    List<String> selections = new ArrayList<>();
    for (int i = 0; i < value.size(); i++) {
      if (!value.path(i).isTextual()) {
        throw new MalformedRequest("/context/selections/" + i, "must be a reference");
      }
      selections.add(value.path(i).textValue());
    }
    return selections;
  }
}
