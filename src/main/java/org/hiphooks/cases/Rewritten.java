package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes the resources of a request otherwise. */
final class Rewritten {

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");

  private Rewritten() {}

  static void zone(JsonNode node, ZoneOffset zone) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
        String text = entry.getValue().asText();
        if (entry.getValue().isTextual() && INSTANT.matcher(text).matches()) {
          object.put(
              entry.getKey(),
              OffsetDateTime.parse(text)
                  .withOffsetSameInstant(zone)
                  .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        }
      }
    }
    node.forEach(child -> zone(child, zone));
  }

  static void addUnknown(ObjectNode request) {
    request.put("siteElement", "anything");
    request.putObject("extension").put("com.example.trigger", "60");
    ((ObjectNode) request.path("context")).put("siteElement", "anything");
    ((ObjectNode) request.path("prefetch"))
        .set("siteKey", Fhir.object().put("resourceType", "Bundle").put("type", "searchset"));
    for (ObjectNode resource : resources(request)) {
      resource.putObject("siteElement").put("deep", true).putArray("list").add(1).add("two");
    }
  }

  static void removeIds(ObjectNode prefetch) {
    for (ObjectNode bundle : Rearranged.bundles(prefetch)) {
      for (JsonNode entry : Degradation.entries(bundle)) {
        if (entry.path("resource") instanceof ObjectNode resource
            && !"Medication".equals(resource.path("resourceType").asText())) {
          resource.remove("id");
          ((ObjectNode) entry).remove("fullUrl");
        }
      }
    }
  }

  static void containDrugs(ObjectNode request) {
    resources(request).forEach(Medications::contain);
  }

  static void separateDrugs(ObjectNode request) {
    List<JsonNode> bundles = new ArrayList<>();
    bundles.add(request.at("/context/draftOrders"));
    request.path("prefetch").forEach(bundles::add);
    for (JsonNode bundle : bundles) {
      ArrayNode entries = Degradation.entries(bundle);
      int count = entries.size();
      for (int index = 0; index < count; index++) {
        if (entries.path(index).path("resource") instanceof ObjectNode record) {
          String id = record.path("id").asText() + "-drug";
          ObjectNode drug = Medications.separate(record, id, "Medication/" + id);
          if (drug != null) {
            entries.addObject().set("resource", drug);
          }
        }
      }
    }
  }

  /** All resources but Bundles and contained ones. */
  private static List<ObjectNode> resources(JsonNode node) {
    List<ObjectNode> found = new ArrayList<>();
    collect(node, found);
    return found;
  }

  private static void collect(JsonNode node, List<ObjectNode> found) {
    String type = node.path("resourceType").asText();
    if (node instanceof ObjectNode object && !type.isEmpty() && !"Bundle".equals(type)) {
      found.add(object);
    } else {
      node.forEach(child -> collect(child, found));
    }
  }
}
