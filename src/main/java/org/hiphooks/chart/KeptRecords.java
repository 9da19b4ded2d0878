package org.hiphooks.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The records behind a chart as they were gathered, so that it can be read again together with what
 * was recorded since.
 *
 * @param patientId logical id of the patient
 * @param resources the patient's records, and Medications that they may refer to
 * @param states state of each prefetch key
 * @param reasons why a key that is not read is not
 */
public record KeptRecords(
    String patientId,
    List<ObjectNode> resources,
    Map<String, KeyState> states,
    Map<String, Unread.Reason> reasons) {

  /** Of a chart that nobody had to look at. */
  public static final KeptRecords NONE = new KeptRecords("", List.of(), Map.of(), Map.of());

  private static final String PATIENT = "patient";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Defensive copies. */
  public KeptRecords {
    resources = List.copyOf(resources);
    states = new LinkedHashMap<>(states);
    reasons = Map.copyOf(reasons);
  }

  /** Whether the patient's own record is among them. */
  public boolean hasPatient() {
    return resources.stream()
        .filter(record -> "Patient".equals(record.path("resourceType").asText()))
        .anyMatch(record -> patientId.equals(record.path("id").asText()));
  }

  /** The same with more records. */
  public KeptRecords with(List<ObjectNode> more) {
    List<ObjectNode> all = new ArrayList<>(resources);
    all.addAll(more);
    return new KeptRecords(patientId, all, states, reasons);
  }

  /** What is left if the chart cannot be read any more: who the patient is. */
  public KeptRecords unread() {
    Map<String, KeyState> none = new LinkedHashMap<>();
    Map<String, Unread.Reason> why = new LinkedHashMap<>();
    states.forEach(
        (key, state) -> {
          boolean isPatient = PATIENT.equals(key);
          none.put(key, isPatient ? state : KeyState.FAILED);
          if (!isPatient) {
            why.put(key, Unread.Reason.FAILED);
          }
        });
    List<ObjectNode> person =
        resources.stream()
            .filter(record -> "Patient".equals(record.path("resourceType").asText()))
            .toList();
    return new KeptRecords(patientId, person, none, why);
  }

  /** As JSON, to be sealed. */
  public ObjectNode toJson() {
    ObjectNode json = JSON.createObjectNode().put("patient", patientId);
    json.putArray("resources").addAll(resources);
    ObjectNode stateNames = json.putObject("states");
    states.forEach((key, state) -> stateNames.put(key, state.name()));
    ObjectNode reasonNames = json.putObject("reasons");
    reasons.forEach((key, reason) -> reasonNames.put(key, reason.name()));
    return json;
  }

  /** Reads what {@link #toJson()} wrote. */
  public static KeptRecords ofJson(JsonNode json) {
    List<ObjectNode> resources = new ArrayList<>();
    json.path("resources").forEach(resource -> resources.add((ObjectNode) resource));
    Map<String, KeyState> states = new LinkedHashMap<>();
    json.path("states")
        .properties()
        .forEach(state -> states.put(state.getKey(), KeyState.valueOf(state.getValue().asText())));
    Map<String, Unread.Reason> reasons = new LinkedHashMap<>();
    json.path("reasons")
        .properties()
        .forEach(
            reason ->
                reasons.put(reason.getKey(), Unread.Reason.valueOf(reason.getValue().asText())));
    return new KeptRecords(json.path("patient").asText(), resources, states, reasons);
  }

  /** Counts only. */
  @Override
  public String toString() {
    return "KeptRecords[" + resources.size() + " resources]";
  }
}
