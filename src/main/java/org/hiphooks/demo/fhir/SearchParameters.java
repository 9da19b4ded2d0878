package org.hiphooks.demo.fhir;

import static org.hiphooks.demo.fhir.SearchParameter.date;
import static org.hiphooks.demo.fhir.SearchParameter.reference;
import static org.hiphooks.demo.fhir.SearchParameter.token;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resource types that the server holds and the parameters it searches them by. Names and paths:
 * <a href="https://hl7.org/fhir/R4/searchparameter-registry.html">FHIR R4 registry</a>.
 */
final class SearchParameters {

  private static final Map<String, List<SearchParameter>> BY_TYPE = table();

  private SearchParameters() {}

  /** Types in the order of the capability statement. */
  static List<String> types() {
    return List.copyOf(BY_TYPE.keySet());
  }

  /** All parameters of a type; empty if the type is unknown. */
  static List<SearchParameter> of(String type) {
    return BY_TYPE.getOrDefault(type, List.of());
  }

  static Optional<SearchParameter> find(String type, String name) {
    return of(type).stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  private static Map<String, List<SearchParameter>> table() {
    Map<String, List<SearchParameter>> table = new LinkedHashMap<>();
    put(table, "Patient");
    put(table, "Practitioner");
    ofSubject(
        table,
        "Condition",
        token("code", "code"),
        token("category", "category"),
        token("clinical-status", "clinicalStatus"),
        token("verification-status", "verificationStatus"),
        date("recorded-date", "recordedDate"),
        date("onset-date", "onset"));
    ofSubject(
        table,
        "Observation",
        token("code", "code"),
        token("category", "category"),
        token("status", "status"),
        date("date", "effective"));
    ofSubject(
        table,
        "MedicationRequest",
        token("code", "medication"),
        token("status", "status"),
        token("intent", "intent"),
        date("authoredon", "authoredOn"));
    ofSubject(
        table,
        "MedicationStatement",
        token("code", "medication"),
        token("category", "category"),
        token("status", "status"),
        date("effective", "effective"));
    put(
        table,
        "AllergyIntolerance",
        reference("patient", "patient"),
        token("code", "code"),
        token("category", "category"),
        token("clinical-status", "clinicalStatus"),
        date("date", "recordedDate"));
    putRest(table);
    return table;
  }

  private static void putRest(Map<String, List<SearchParameter>> table) {
    ofSubject(
        table,
        "Procedure",
        token("code", "code"),
        token("category", "category"),
        token("status", "status"),
        date("date", "performed"));
    ofSubject(
        table,
        "ServiceRequest",
        token("code", "code"),
        token("category", "category"),
        token("status", "status"),
        token("intent", "intent"),
        date("authored", "authoredOn"));
    ofSubject(
        table,
        "DiagnosticReport",
        token("code", "code"),
        token("category", "category"),
        token("status", "status"),
        date("date", "effective"));
    put(table, "Medication", token("code", "code"), token("status", "status"));
    put(
        table,
        "Appointment",
        reference("patient", "participant.actor"),
        token("status", "status"),
        date("date", "start"));
    put(
        table,
        "Task",
        reference("patient", "for"),
        token("code", "code"),
        token("status", "status"),
        token("intent", "intent"),
        date("authored-on", "authoredOn"));
    ofSubject(table, "Encounter", token("status", "status"));
    ofSubject(
        table, "CommunicationRequest", token("category", "category"), token("status", "status"));
    ofSubject(table, "QuestionnaireResponse", token("status", "status"));
  }

  private static void ofSubject(
      Map<String, List<SearchParameter>> table, String type, SearchParameter... further) {
    List<SearchParameter> all = new ArrayList<>();
    all.add(reference("patient", "subject"));
    all.add(reference("subject", "subject"));
    all.addAll(List.of(further));
    put(table, type, all.toArray(SearchParameter[]::new));
  }

  private static void put(
      Map<String, List<SearchParameter>> table, String type, SearchParameter... further) {
    List<SearchParameter> all = new ArrayList<>();
    all.add(token("_id", "id"));
    all.addAll(List.of(further));
    table.put(type, List.copyOf(all));
  }
}
