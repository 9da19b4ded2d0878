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
    putFindings(table);
    putMedications(table);
    putOrders(table);
    ofSubject(table, "Encounter", token("status", "status"));
    ofSubject(
        table,
        "QuestionnaireResponse",
        token("status", "status"),
        token("identifier", "identifier"));
    return table;
  }

  private static void putFindings(Map<String, List<SearchParameter>> table) {
    SearchParameter code = token("code", "code");
    SearchParameter category = token("category", "category");
    SearchParameter status = token("status", "status");
    SearchParameter clinicalStatus = token("clinical-status", "clinicalStatus");
    ofSubject(
        table,
        "Condition",
        code,
        category,
        clinicalStatus,
        token("verification-status", "verificationStatus"),
        date("recorded-date", "recordedDate"),
        date("onset-date", "onset"));
    ofSubject(
        table,
        "Observation",
        code,
        category,
        status,
        token("identifier", "identifier"),
        date("date", "effective"));
    ofSubject(table, "Procedure", code, category, status, date("date", "performed"));
    ofSubject(table, "DiagnosticReport", code, category, status, date("date", "effective"));
    put(
        table,
        "AllergyIntolerance",
        reference("patient", "patient"),
        code,
        category,
        clinicalStatus,
        date("date", "recordedDate"));
  }

  private static void putMedications(Map<String, List<SearchParameter>> table) {
    SearchParameter drug = token("code", "medication");
    SearchParameter status = token("status", "status");
    ofSubject(
        table,
        "MedicationRequest",
        drug,
        status,
        token("intent", "intent"),
        date("authoredon", "authoredOn"));
    ofSubject(
        table,
        "MedicationStatement",
        drug,
        token("category", "category"),
        status,
        date("effective", "effective"));
    put(table, "Medication", token("code", "code"), status);
  }

  private static void putOrders(Map<String, List<SearchParameter>> table) {
    SearchParameter code = token("code", "code");
    SearchParameter category = token("category", "category");
    SearchParameter status = token("status", "status");
    SearchParameter intent = token("intent", "intent");
    SearchParameter authored = date("authored", "authoredOn");
    ofSubject(table, "ServiceRequest", code, category, status, intent, authored);
    ofSubject(table, "CommunicationRequest", category, status);
    put(
        table,
        "Task",
        reference("patient", "for"),
        code,
        status,
        intent,
        date("authored-on", "authoredOn"));
    put(
        table,
        "Appointment",
        reference("patient", "participant.actor"),
        status,
        date("date", "start"));
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
