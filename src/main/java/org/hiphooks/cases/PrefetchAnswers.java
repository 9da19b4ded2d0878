package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * Answers the ten prefetch keys from a record, as a server would by their templates. An Observation
 * may answer two keys.
 */
final class PrefetchAnswers {

  private static final String BASE = "https://ehr.example.org/fhir/";
  private static final Set<String> FINDING_CATEGORIES =
      Set.of("survey", "exam", "imaging", "social-history");

  private final Rendering rendering;

  PrefetchAnswers(Rendering rendering) {
    this.rendering = rendering;
  }

  ObjectNode answer(RenderedChart chart) {
    ObjectNode prefetch = Fhir.object();
    prefetch.set("patient", chart.patient().deepCopy());
    for (PrefetchKeyName key : PrefetchKeyName.values()) {
      List<ObjectNode> found =
          chart.records().stream().filter(resource -> answers(key, resource)).toList();
      prefetch.set(key.key(), searchset(found));
    }
    return prefetch;
  }

  private boolean answers(PrefetchKeyName key, ObjectNode resource) {
    String type = resource.path("resourceType").asText();
    if (key == PrefetchKeyName.MEDICATIONS && "Medication".equals(type)) {
      return true;
    }
    return key.type().equals(type)
        && switch (key) {
          case FINDINGS -> isFinding(resource);
          case MEASUREMENTS -> isMeasurement(resource);
          default -> true;
        };
  }

  private static boolean isFinding(ObjectNode resource) {
    for (JsonNode category : Fhir.each(resource.path("category"))) {
      for (JsonNode coding : category.path("coding")) {
        if (FINDING_CATEGORIES.contains(coding.path("code").asText())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isMeasurement(ObjectNode resource) {
    for (JsonNode coding : resource.path("code").path("coding")) {
      Code code = Code.of(coding);
      if (code.system().equals(rendering.text("/loinc"))
          || rendering.codes("/measurementCodes").stream().anyMatch(code::same)) {
        return true;
      }
    }
    return false;
  }

  private static ObjectNode searchset(List<ObjectNode> resources) {
    ObjectNode bundle = Fhir.object().put("resourceType", "Bundle").put("type", "searchset");
    bundle.put("total", resources.size());
    for (ObjectNode resource : resources) {
      ObjectNode entry = bundle.withArray("/entry").addObject();
      entry.put("fullUrl", url(resource));
      entry.set("resource", resource.deepCopy());
      entry.putObject("search").put("mode", "match");
    }
    return bundle;
  }

  /** A Bundle of drafts, as it stands in the context of a request. */
  static ObjectNode collection(List<ObjectNode> resources) {
    ObjectNode bundle = Fhir.object().put("resourceType", "Bundle").put("type", "collection");
    for (ObjectNode resource : resources) {
      ObjectNode entry = bundle.withArray("/entry").addObject();
      entry.put("fullUrl", url(resource));
      entry.set("resource", resource.deepCopy());
    }
    return bundle;
  }

  private static String url(ObjectNode resource) {
    return BASE + resource.path("resourceType").asText() + '/' + resource.path("id").asText();
  }
}
