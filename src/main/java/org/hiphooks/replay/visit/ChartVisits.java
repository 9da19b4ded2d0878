package org.hiphooks.replay.visit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hiphooks.knowledge.PrefetchKey;
import org.jspecify.annotations.Nullable;

/** Makes the call of an EHR that opens a chart from a patient's records. */
public final class ChartVisits {

  private static final String HOOK = "patient-view";
  private static final String NOT_GIVEN = "urn:hiphooks:not-given";
  private static final String USER = "Practitioner/replay";

  private final Asking asking;
  private final VisitSink sink;

  /** Sends visits to a sink. */
  public ChartVisits(Asking asking, VisitSink sink) {
    this.asking = asking;
    this.sink = sink;
  }

  /** Sends one patient on, or says why not. */
  void add(String place, List<ObjectNode> resources, @Nullable Path golden) {
    add(place, resources, Set.of(), golden);
  }

  /**
   * Sends one patient on, or says why not.
   *
   * @param place what to call it
   * @param unfinished FHIR types of which the patient has more records than are given: the call
   *     says so as a server does whose answer goes on on another page
   */
  public void add(String place, List<ObjectNode> resources, Set<String> unfinished) {
    add(place, resources, unfinished, null);
  }

  private void add(
      String place, List<ObjectNode> resources, Set<String> unfinished, @Nullable Path golden) {
    List<ObjectNode> patients =
        resources.stream().filter(r -> "Patient".equals(type(r))).distinct().toList();
    if (patients.size() != 1) {
      sink.leftOut(
          LeftOut.missing(
              place,
              patients.isEmpty()
                  ? "holds no Patient"
                  : "holds " + patients.size() + " patients; give each its own file"));
      return;
    }
    ObjectNode patient = patients.get(0);
    if (!patient.path("birthDate").isTextual()) {
      sink.leftOut(LeftOut.part(place, "the Patient has no birthDate: age counts as not recorded"));
    }
    List<String> services = asking.servicesOf(HOOK);
    if (services.isEmpty()) {
      sink.leftOut(
          LeftOut.missing(place, "is a chart, and the service asked for answers to orders only"));
      return;
    }
    ObjectNode request = request(place, patient, resources);
    goOn(request, unfinished);
    for (String service : services) {
      new Goldens(asking, sink).send(place, service, request, golden);
    }
  }

  /** The prefetch a server would give if every template found all records of its type. */
  ObjectNode prefetch(ObjectNode patient, List<ObjectNode> resources) {
    ObjectNode prefetch = JsonFiles.object();
    Map<String, ArrayNode> entries = new HashMap<>();
    for (PrefetchKey key : asking.keys()) {
      if ("Patient".equals(key.resourceType())) {
        prefetch.set(key.name(), patient);
      } else {
        ObjectNode bundle = prefetch.putObject(key.name());
        bundle.put("resourceType", "Bundle").put("type", "searchset");
        // Records are pooled, so the first key of a type can hold all records of that type.
        entries.computeIfAbsent(key.resourceType(), type -> bundle.putArray("entry"));
      }
    }
    ArrayNode drugs = entries.get("MedicationRequest");
    for (ObjectNode resource : resources) {
      ArrayNode target = "Medication".equals(type(resource)) ? drugs : entries.get(type(resource));
      if (target != null) {
        target.addObject().set("resource", resource);
      }
    }
    return prefetch;
  }

  private ObjectNode request(String place, ObjectNode patient, List<ObjectNode> resources) {
    if (!patient.path("id").isTextual()) {
      patient.put("id", "patient");
    }
    ObjectNode request = JsonFiles.object();
    request.put("hook", HOOK);
    request.put(
        "hookInstance", UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString());
    request
        .putObject("context")
        .put("userId", USER)
        .put("patientId", patient.path("id").textValue());
    request.set("prefetch", prefetch(patient, resources));
    return request;
  }

  private void goOn(ObjectNode request, Set<String> unfinished) {
    for (PrefetchKey key : asking.keys()) {
      if (unfinished.contains(key.resourceType())
          && request.path("prefetch").path(key.name()) instanceof ObjectNode bundle) {
        bundle.putArray("link").addObject().put("relation", "next").put("url", NOT_GIVEN);
      }
    }
  }

  static String type(ObjectNode resource) {
    return resource.path("resourceType").asText();
  }
}
