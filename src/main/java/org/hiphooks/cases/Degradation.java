package org.hiphooks.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/**
 * A way in which a request may be worse than the one that was meant, or only look different. Pure:
 * the request itself is never changed. Those of the first group lose data, the others must change
 * no answer.
 */
@FunctionalInterface
public interface Degradation {

  /** The degraded copy of a request. */
  ObjectNode apply(ObjectNode request);

  /** This one, then another. */
  default Degradation then(Degradation next) {
    return request -> next.apply(apply(request));
  }

  /** A prefetch key is missing. */
  static Degradation withoutKey(String key) {
    return onPrefetch(prefetch -> prefetch.remove(key));
  }

  /** A prefetch key is null. */
  static Degradation nullKey(String key) {
    return onPrefetch(prefetch -> prefetch.putNull(key));
  }

  /** A prefetch key is an OperationOutcome of severity error in place of its answer. */
  static Degradation failedKey(String key) {
    return onPrefetch(
        prefetch ->
            prefetch.set(key, Outcomes.outcome("error", "timeout", "The search took too long.")));
  }

  /** A prefetch key holds its answer and an error beside it. */
  static Degradation errorBeside(String key) {
    return onBundle(
        key,
        bundle ->
            bundle
                .withArray("/entry")
                .addObject()
                .set("resource", Outcomes.outcome("error", "exception", "A part failed.")));
  }

  /** A prefetch key is confirmed to be empty, by a warning. */
  static Degradation emptyKey(String key) {
    return onBundle(
        key, bundle -> bundle.put("total", 0).putArray("entry").add(Outcomes.emptySearch()));
  }

  /** A prefetch key holds only its first page. */
  static Degradation nextLink(String key) {
    return onBundle(
        key,
        bundle ->
            bundle
                .withArray("/link")
                .addObject()
                .put("relation", "next")
                .put("url", "https://ehr.example.org/fhir?page=2"));
  }

  /** A prefetch key holds its answer and a harmless warning beside it. */
  static Degradation warningBeside(String key) {
    return onBundle(
        key,
        bundle ->
            bundle
                .withArray("/entry")
                .addObject()
                .set("resource", Outcomes.outcome("warning", "informational", "Be patient.")));
  }

  /** Every record is sent twice, the second time under another key. */
  static Degradation duplicated() {
    return onPrefetch(Rearranged::duplicate);
  }

  /** Records stand in another order, under whatever key. */
  static Degradation shuffled(long seed) {
    return onPrefetch(prefetch -> Rearranged.shuffle(prefetch, seed));
  }

  /** Every record is there once more as a record of another patient. */
  static Degradation withForeignRecords() {
    return onPrefetch(Rearranged::addForeign);
  }

  /** All times of day are written in another time zone. */
  static Degradation inZone(ZoneOffset zone) {
    return changed(request -> Rewritten.zone(request, zone));
  }

  /** Elements that nobody knows, in the request and in every resource. */
  static Degradation withUnknownElements() {
    return changed(Rewritten::addUnknown);
  }

  /** Records without ids; the Patient and Medications keep theirs. */
  static Degradation withoutIds() {
    return onPrefetch(Rewritten::removeIds);
  }

  /** Drugs, also of drafts, as contained Medications. */
  static Degradation withContainedMedications() {
    return changed(Rewritten::containDrugs);
  }

  /** Drugs, also of drafts, as Medications beside the records that refer to them. */
  static Degradation withReferencedMedications() {
    return changed(Rewritten::separateDrugs);
  }

  private static Degradation changed(Consumer<ObjectNode> change) {
    return request -> {
      ObjectNode copy = request.deepCopy();
      change.accept(copy);
      return copy;
    };
  }

  private static Degradation onPrefetch(Consumer<ObjectNode> change) {
    return changed(
        request -> {
          if (request.path("prefetch") instanceof ObjectNode prefetch) {
            change.accept(prefetch);
          }
        });
  }

  private static Degradation onBundle(String key, Consumer<ObjectNode> change) {
    return onPrefetch(
        prefetch -> {
          JsonNode bundle = prefetch.path(key);
          if (bundle.isObject() && "Bundle".equals(bundle.path("resourceType").asText())) {
            change.accept((ObjectNode) bundle);
          }
        });
  }

  /** The entries of a Bundle; an empty array if it has none. */
  static ArrayNode entries(JsonNode bundle) {
    return bundle.path("entry") instanceof ArrayNode array ? array : Fhir.object().putArray("e");
  }
}
