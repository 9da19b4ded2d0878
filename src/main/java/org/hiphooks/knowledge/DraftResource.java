package org.hiphooks.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Makes the draft of an ActivityDefinition: everything that does not depend on the patient. Never a
 * signed order: status draft and intent proposal wherever the type has them.
 */
final class DraftResource {

  private static final String CONDITION_STATUS =
      "http://terminology.hl7.org/CodeSystem/condition-ver-status";
  private static final String CONDITION_CLINICAL =
      "http://terminology.hl7.org/CodeSystem/condition-clinical";

  private DraftResource() {}

  static ObjectNode of(ContentFile activity) {
    JsonNode json = activity.json();
    ObjectNode draft = ((ObjectNode) json).objectNode();
    String kind = resourceType(json);
    draft.put("resourceType", kind);
    switch (kind) {
      case "MedicationRequest" -> {
        order(draft, json, "medicationCodeableConcept", productOrCode(json));
        draft.remove("code");
      }
      case "CommunicationRequest" -> communication(draft, json);
      case "Condition" -> condition(draft, json);
      case "Appointment" -> {
        draft.put("status", "proposed");
        draft.putArray("serviceType").add(json.path("code"));
        draft.put("description", json.path("title").asText());
      }
      default -> order(draft, json, "code", json.path("code"));
    }
    return draft;
  }

  /** R4 knows no kind Condition: such a definition names the resource type by its profile. */
  private static String resourceType(JsonNode json) {
    String profile = json.path("profile").asText("");
    return json.path("kind").asText(profile.substring(profile.lastIndexOf('/') + 1));
  }

  private static JsonNode productOrCode(JsonNode json) {
    JsonNode product = json.path("productCodeableConcept");
    return product.isObject() ? product : json.path("code");
  }

  private static void order(ObjectNode draft, JsonNode json, String codeElement, JsonNode code) {
    draft.put("status", "draft");
    draft.put("intent", "proposal");
    category(draft, json);
    priority(draft, json);
    draft.set(codeElement, labelled(code, json));
    orderDetail(draft, json);
    copyNote(draft, json);
    timing(draft, json);
  }

  private static void orderDetail(ObjectNode draft, JsonNode json) {
    for (JsonNode extension : Extensions.all(json, "order-detail")) {
      draft.withArray("orderDetail").add(extension.path("valueCodeableConcept").deepCopy());
    }
  }

  private static void communication(ObjectNode draft, JsonNode json) {
    draft.put("status", "draft");
    category(draft, json);
    if (!draft.path("category").isArray()) {
      draft.putArray("category");
    }
    draft.withArray("category").add(labelled(json.path("code"), json));
    priority(draft, json);
    draft
        .putArray("payload")
        .addObject()
        .put("contentString", json.path("description").asText(json.path("title").asText()));
  }

  private static void condition(ObjectNode draft, JsonNode json) {
    coding(draft.putObject("clinicalStatus"), CONDITION_CLINICAL, "active");
    coding(draft.putObject("verificationStatus"), CONDITION_STATUS, "provisional");
    category(draft, json);
    draft.set("code", labelled(json.path("code"), json));
    copyNote(draft, json);
  }

  private static void coding(ObjectNode concept, String system, String code) {
    concept.putArray("coding").addObject().put("system", system).put("code", code);
  }

  private static void category(ObjectNode draft, JsonNode json) {
    for (JsonNode extension : Extensions.all(json, "category")) {
      JsonNode value = extension.path("valueCodeableConcept");
      JsonNode coding = extension.path("valueCoding");
      if (value.isObject()) {
        draft.withArray("category").add(value.deepCopy());
      } else if (coding.isObject()) {
        draft.withArray("category").addObject().putArray("coding").add(coding.deepCopy());
      }
    }
  }

  private static void priority(ObjectNode draft, JsonNode json) {
    if (json.hasNonNull("priority")) {
      draft.put("priority", json.path("priority").asText());
    }
  }

  /** The concept with our own words as text: code systems' descriptions are not shipped. */
  private static JsonNode labelled(JsonNode code, JsonNode json) {
    ObjectNode copy = code.isObject() ? code.deepCopy() : ((ObjectNode) json).objectNode();
    if (!copy.hasNonNull("text")) {
      copy.put("text", json.path("title").asText());
    }
    return copy;
  }

  private static void copyNote(ObjectNode draft, JsonNode json) {
    String note = json.path("description").asText("");
    if (!note.isEmpty()) {
      draft.putArray("note").addObject().put("text", note);
    }
  }

  private static void timing(ObjectNode draft, JsonNode json) {
    @Nullable String timing = Extensions.value(json, "timing");
    if (timing != null && "ServiceRequest".equals(draft.path("resourceType").asText())) {
      draft.withArray("note").addObject().put("text", "Timing: " + timing + ".");
    }
  }
}
