package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Moves the entries of the Bundles of a prefetch about. */
final class Rearranged {

  private Rearranged() {}

  static void duplicate(ObjectNode prefetch) {
    List<ObjectNode> bundles = bundles(prefetch);
    List<List<JsonNode>> before = new ArrayList<>();
    bundles.forEach(bundle -> before.add(entries(bundle)));
    for (int index = 0; index < bundles.size(); index++) {
      List<JsonNode> neighbour = before.get((index + 1) % bundles.size());
      List<JsonNode> all = new ArrayList<>(before.get(index));
      neighbour.forEach(entry -> all.add(entry.deepCopy()));
      replace(bundles.get(index), all);
    }
  }

  static void shuffle(ObjectNode prefetch, long seed) {
    Random random = new Random(seed);
    List<ObjectNode> bundles = bundles(prefetch);
    List<JsonNode> all = new ArrayList<>();
    bundles.forEach(bundle -> all.addAll(entries(bundle)));
    Collections.shuffle(all, random);
    List<List<JsonNode>> dealt = new ArrayList<>();
    bundles.forEach(bundle -> dealt.add(new ArrayList<>()));
    all.forEach(entry -> dealt.get(random.nextInt(dealt.size())).add(entry));
    for (int index = 0; index < bundles.size(); index++) {
      replace(bundles.get(index), dealt.get(index));
    }
  }

  static void addForeign(ObjectNode prefetch) {
    for (ObjectNode bundle : bundles(prefetch)) {
      List<JsonNode> all = new ArrayList<>(entries(bundle));
      for (JsonNode entry : entries(bundle)) {
        ObjectNode foreign = entry.deepCopy();
        ObjectNode resource = (ObjectNode) foreign.path("resource");
        String id = "foreign-" + resource.path("id").asText();
        foreign.put("fullUrl", "urn:foreign:" + id);
        resource.put("id", id);
        for (String element : List.of("subject", "patient")) {
          if (resource.has(element)) {
            resource.set(element, Fhir.reference("Patient/somebody-else"));
          }
        }
        all.add(foreign);
      }
      replace(bundle, all);
    }
  }

  /** The Bundles that hold records; a failed key or a single resource is none. */
  static List<ObjectNode> bundles(ObjectNode prefetch) {
    List<ObjectNode> bundles = new ArrayList<>();
    prefetch.forEach(
        value -> {
          if (value instanceof ObjectNode object
              && "Bundle".equals(object.path("resourceType").asText())) {
            bundles.add(object);
          }
        });
    return bundles;
  }

  private static List<JsonNode> entries(ObjectNode bundle) {
    List<JsonNode> entries = new ArrayList<>();
    Degradation.entries(bundle).forEach(entries::add);
    return entries;
  }

  private static void replace(ObjectNode bundle, List<JsonNode> entries) {
    bundle.put("total", entries.size());
    bundle.remove("entry");
    if (!entries.isEmpty()) {
      bundle.putArray("entry").addAll(entries);
    }
  }
}
