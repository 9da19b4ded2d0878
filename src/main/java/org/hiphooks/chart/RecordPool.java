package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pools resources by type and id, one copy each, and keeps those of the patient. Medications belong
 * to nobody and are kept apart.
 */
final class RecordPool {

  private final String patientId;
  private final Map<String, ObjectNode> records = new LinkedHashMap<>();
  private final Map<String, ObjectNode> medications = new LinkedHashMap<>();

  private int foreign;

  RecordPool(String patientId) {
    this.patientId = patientId;
  }

  /** Adds a resource; of two with one type and id the later stands. */
  void add(ObjectNode resource) {
    String type = resource.path("resourceType").asText();
    String id = resource.path("id").asText("");
    if ("Medication".equals(type)) {
      medications.put(id, resource);
    } else if (RecordShape.of(type) == null) {
      return;
    } else if (!isOfPatient(type, id, resource)) {
      foreign++;
    } else {
      records.put(id.isEmpty() ? "#" + records.size() : type + "/" + id, resource);
    }
  }

  /** Adds a Medication of the call's own Bundle, which may be referred to by its address. */
  void add(@Nullable String fullUrl, ObjectNode resource) {
    if ("Medication".equals(resource.path("resourceType").asText())) {
      add(resource);
      if (fullUrl != null) {
        medications.put(lastSegment(fullUrl), resource);
      }
    }
  }

  /** Whether there are records and none of them is the patient's: no answer to what was asked. */
  static boolean isOnlyOfOthers(String patientId, List<ObjectNode> resources) {
    RecordPool pool = new RecordPool(patientId);
    resources.forEach(pool::add);
    return pool.records.isEmpty()
        && resources.stream()
            .map(resource -> resource.path("resourceType").asText())
            .anyMatch(type -> !"Medication".equals(type) && RecordShape.of(type) != null);
  }

  /** Whether a draft names somebody else; one that names nobody is the patient's of the call. */
  boolean isOfOtherPatient(ObjectNode draft) {
    JsonNode subject = draft.path("subject");
    return subject.path("reference").asText("").contains("/") && !namesPatient(subject);
  }

  String patientId() {
    return patientId;
  }

  /** How many resources were dropped because they do not name the patient. */
  int foreign() {
    return foreign;
  }

  List<ObjectNode> records() {
    return new ArrayList<>(records.values());
  }

  /** What is in the pool, to be read again later. */
  KeptRecords kept(Gathered gathered) {
    List<ObjectNode> all = records();
    all.addAll(medications.values());
    return new KeptRecords(patientId, all, gathered.states(), gathered.reasons());
  }

  /** The Medication a reference names, in the pool or contained; null if it is not there. */
  @Nullable JsonNode medication(ObjectNode record, String reference) {
    if (reference.startsWith("#")) {
      for (JsonNode contained : record.path("contained")) {
        if (reference.substring(1).equals(contained.path("id").asText())) {
          return contained;
        }
      }
      return null;
    }
    return medications.get(lastSegment(reference));
  }

  private boolean isOfPatient(String type, String id, ObjectNode resource) {
    if ("Patient".equals(type)) {
      return patientId.equals(id);
    }
    if ("Appointment".equals(type)) {
      for (JsonNode participant : resource.path("participant")) {
        if (namesPatient(participant.path("actor"))) {
          return true;
        }
      }
      return false;
    }
    return namesPatient(
        resource.has("subject") ? resource.path("subject") : resource.path("patient"));
  }

  private boolean namesPatient(JsonNode reference) {
    String text = reference.path("reference").asText("");
    return text.contains("Patient") && lastSegment(text).equals(patientId);
  }

  private static String lastSegment(String reference) {
    return reference.substring(reference.lastIndexOf('/') + 1);
  }
}
