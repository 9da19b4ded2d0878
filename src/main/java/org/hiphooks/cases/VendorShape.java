package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shapes in which a widespread EHR sends its data, as its public CDS Hooks guide shows them:
 * code systems as OIDs, ids of more than 64 characters, absolute references, {@code category} as an
 * object, drugs as separate Medications, doses directly in the instruction, identifiers without
 * value, and an empty search as a Bundle with a warning.
 */
final class VendorShape {

  private static final String BASE = "https://ehr.example.org/api/FHIR/R4/";
  private static final String LONG_TAIL =
      ".eA7cW2-kq3T5.h9Zb0-Yx1UoP4r6sV8dN2mJ7fG3tL5iQ0wE9-RaB1cD";
  private static final Set<String> WITH_ONE_CATEGORY = Set.of("Observation", "Condition");

  private final Rendering rendering;

  VendorShape(Rendering rendering) {
    this.rendering = rendering;
  }

  /** The same request as this EHR would send it. */
  ObjectNode apply(ObjectNode request) {
    ObjectNode sent = request.deepCopy();
    bundle(sent.at("/context/draftOrders"));
    bundle(sent.at("/context/conditions"));
    sent.path("prefetch").forEach(this::bundle);
    sent.path("prefetch").forEach(VendorShape::emptySearch);
    resource(sent.at("/prefetch/patient"));
    Map<String, String> ids = new LinkedHashMap<>();
    collectIds(sent, ids);
    lengthen(sent, ids);
    ObjectNode context = (ObjectNode) sent.path("context");
    String patient = context.path("patientId").asText();
    context.put("patientId", ids.getOrDefault(patient, patient));
    context.put("userId", "PractitionerRole/" + tail("clinician"));
    lengthenSelections(context, ids);
    oids(sent);
    return sent;
  }

  private void bundle(JsonNode bundle) {
    if (!(bundle.path("entry") instanceof ArrayNode entries)) {
      return;
    }
    int count = entries.size();
    for (int index = 0; index < count; index++) {
      ObjectNode resource = (ObjectNode) entries.path(index).path("resource");
      resource(resource);
      String id = resource.path("id").asText() + "-drug";
      ObjectNode drug = Medications.separate(resource, id, "Medication/" + id);
      if (drug != null) {
        entries.addObject().put("fullUrl", BASE + "Medication/" + id).set("resource", drug);
      }
    }
  }

  private static void resource(JsonNode node) {
    if (!(node instanceof ObjectNode resource)) {
      return;
    }
    resource.putArray("identifier").addObject().put("use", "usual").put("system", BASE + "id");
    if (WITH_ONE_CATEGORY.contains(resource.path("resourceType").asText())) {
      JsonNode first = resource.at("/category/0");
      if (first.isObject()) {
        resource.set("category", first);
      }
    }
    for (JsonNode dosage : resource.path("dosageInstruction")) {
      JsonNode dose = dosage.at("/doseAndRate/0/doseQuantity");
      if (dose.isObject()) {
        ((ObjectNode) dosage).set("doseQuantity", dose);
        ((ObjectNode) dosage).remove("doseAndRate");
      }
    }
  }

  private static void emptySearch(JsonNode node) {
    if (node instanceof ObjectNode bundle
        && "Bundle".equals(bundle.path("resourceType").asText())
        && bundle.path("entry").isEmpty()) {
      bundle.put("total", 0);
      bundle.putArray("entry").add(Outcomes.emptySearch());
    }
  }

  private static void collectIds(JsonNode node, Map<String, String> ids) {
    if (node.has("resourceType") && node.path("id").isTextual()) {
      ids.put(node.path("id").textValue(), tail(node.path("id").textValue()));
    }
    node.forEach(child -> collectIds(child, ids));
  }

  private static String tail(String id) {
    return id + LONG_TAIL;
  }

  private static void lengthen(JsonNode node, Map<String, String> ids) {
    if (node instanceof ObjectNode object) {
      if (object.has("resourceType") && object.path("id").isTextual()) {
        String id = object.path("id").textValue();
        object.put("id", ids.getOrDefault(id, id));
      }
      if (object.path("reference").isTextual()) {
        object.put("reference", reference(object.path("reference").textValue(), ids));
      }
      if (object.path("fullUrl").isTextual()) {
        object.put("fullUrl", reference(object.path("fullUrl").textValue(), ids));
      }
    }
    node.forEach(child -> lengthen(child, ids));
  }

  private static String reference(String text, Map<String, String> ids) {
    if (text.startsWith("#")) {
      return '#' + tail(text.substring(1));
    }
    int slash = text.lastIndexOf('/');
    String id = text.substring(slash + 1);
    String type = text.substring(text.lastIndexOf('/', slash - 1) + 1, slash);
    return BASE + type + '/' + ids.getOrDefault(id, id);
  }

  private static void lengthenSelections(ObjectNode context, Map<String, String> ids) {
    JsonNode selections = context.path("selections");
    if (selections.isArray()) {
      List<String> texts = new ArrayList<>();
      selections.forEach(text -> texts.add(text.asText()));
      ArrayNode longer = context.putArray("selections");
      texts.forEach(
          text -> {
            int slash = text.indexOf('/');
            String id = text.substring(slash + 1);
            longer.add(text.substring(0, slash + 1) + ids.getOrDefault(id, id));
          });
    }
  }

  private void oids(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("system").isTextual()) {
      String system = object.path("system").textValue().replace("~", "~0").replace("/", "~1");
      rendering.optional("/vendor/systems/" + system).ifPresent(oid -> object.put("system", oid));
    }
    node.forEach(this::oids);
  }
}
