package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.hiphooks.demo.ehr.ChartView.Row;
import org.hiphooks.demo.ehr.ChartView.Section;
import org.hiphooks.net.IncomingAnswer;
import org.hiphooks.pages.Dates;
import org.hiphooks.pages.Words;

/** Reads a chart from the FHIR server, as an EHR does from its own. */
final class ChartReader {

  private static final Set<String> RESULTS = Set.of("laboratory", "vital-signs", "imaging");
  private static final List<String> ORDERS =
      List.of("ServiceRequest", "MedicationRequest", "CommunicationRequest", "Task");
  private static final String[] NEWEST_FIRST = {
    "Condition?patient=%s&_sort=-onset-date&_count=500",
    "Observation?patient=%s&_sort=-date&_count=500",
    "MedicationRequest?patient=%s&_sort=-authoredon&_count=500",
    "MedicationStatement?patient=%s&_count=500",
    "AllergyIntolerance?patient=%s&_count=500",
    "DiagnosticReport?patient=%s&_sort=-date&_count=500",
    "Procedure?patient=%s&_sort=-date&_count=500",
    "ServiceRequest?patient=%s&_count=500",
    "CommunicationRequest?patient=%s&_count=500",
    "Task?patient=%s&_count=500"
  };

  private final EhrHttp http;
  private final ChartRows rows;
  private final Dates dates;

  ChartReader(EhrHttp http, Words words, Dates dates, Map<String, String> names) {
    this.http = http;
    this.dates = dates;
    this.rows = new ChartRows(new ResourceText(words, dates, names), dates);
  }

  /** The chart; empty if the FHIR server answers that there is no such patient. */
  Optional<ChartView> read(String patientId) {
    CompletableFuture<IncomingAnswer> patient = http.fhirGet("Patient/" + patientId);
    Map<String, CompletableFuture<IncomingAnswer>> asked = new LinkedHashMap<>();
    for (String query : NEWEST_FIRST) {
      asked.put(
          query.substring(0, query.indexOf('?')),
          http.fhirGet(String.format(java.util.Locale.ROOT, query, patientId)));
    }
    IncomingAnswer answer = answer(patient).orElse(null);
    if (answer != null && !answer.isSuccess()) {
      return Optional.empty();
    }
    Map<String, Optional<List<JsonNode>>> found = new LinkedHashMap<>();
    asked.forEach((type, future) -> found.put(type, resources(future)));
    JsonNode json = Json.read(answer == null ? new byte[0] : answer.body());
    return Optional.of(chart(patientId, json, found));
  }

  private ChartView chart(
      String patientId, JsonNode patient, Map<String, Optional<List<JsonNode>>> found) {
    JsonNode name = patient.path("name").path(0);
    String given = Optional.ofNullable(Json.text(name.path("given").path(0))).orElse("");
    String family = Optional.ofNullable(Json.text(name, "family")).orElse(patientId);
    String birthDate = Json.text(patient, "birthDate");
    List<Section> sections =
        List.of(
            section("problems", found, resource -> true, "Condition"),
            section("findings", found, resource -> !isResult(resource), "Observation"),
            section("results", found, ChartReader::isResult, "Observation", "DiagnosticReport"),
            section(
                "medications",
                found,
                resource -> !isDraft(resource),
                "MedicationRequest",
                "MedicationStatement",
                "AllergyIntolerance"),
            section("procedures", found, resource -> true, "Procedure"));
    return new ChartView(
        patientId,
        (given + ' ' + family).strip(),
        dates.fhir(birthDate),
        dates.age(birthDate),
        Optional.ofNullable(Json.text(patient, "gender")).orElse(""),
        sections,
        orders(found));
  }

  /** Drafts first, then the newest; what goes with an order stands in its row. */
  private Section orders(Map<String, Optional<List<JsonNode>>> found) {
    List<JsonNode> all = new ArrayList<>();
    boolean isRead = true;
    for (String type : ORDERS) {
      Optional<List<JsonNode>> resources = found.getOrDefault(type, Optional.empty());
      isRead &= resources.isPresent();
      resources.orElse(List.of()).stream().filter(ChartReader::isOrder).forEach(all::add);
    }
    all.sort(
        Comparator.comparing(ChartReader::isDraft)
            .thenComparing(order -> String.valueOf(Json.text(order, "authoredOn")))
            .thenComparing(order -> String.valueOf(Json.text(order, "meta", "lastUpdated")))
            .reversed());
    List<Row> listed = new ArrayList<>();
    for (JsonNode order : all) {
      if (all.stream().noneMatch(other -> goesWith(order, other))) {
        List<JsonNode> parts = all.stream().filter(other -> goesWith(other, order)).toList();
        listed.add(rows.row(order).with(parts.stream().map(rows::part).toList()));
      }
    }
    return new Section("orders", listed, isRead);
  }

  private static boolean goesWith(JsonNode part, JsonNode order) {
    return isDraft(part) == isDraft(order)
        && DraftShelf.goesWith(part, Transaction.reference(order));
  }

  private static boolean isOrder(JsonNode resource) {
    return !"MedicationRequest".equals(type(resource)) || isDraft(resource);
  }

  /** An order in words: what, where, and what goes with it. */
  String describe(List<JsonNode> orders) {
    return rows.describe(orders);
  }

  private Section section(
      String key,
      Map<String, Optional<List<JsonNode>>> found,
      java.util.function.Predicate<JsonNode> wanted,
      String... types) {
    List<Row> all = new ArrayList<>();
    boolean isRead = true;
    for (String type : types) {
      Optional<List<JsonNode>> resources = found.getOrDefault(type, Optional.empty());
      isRead &= resources.isPresent();
      resources.orElse(List.of()).stream().filter(wanted).map(rows::row).forEach(all::add);
    }
    return new Section(key, all, isRead);
  }

  private static String type(JsonNode resource) {
    return String.valueOf(Json.text(resource, "resourceType"));
  }

  private static boolean isResult(JsonNode resource) {
    if ("DiagnosticReport".equals(type(resource))) {
      return true;
    }
    for (JsonNode category : resource.path("category")) {
      if (RESULTS.contains(Json.text(category.path("coding").path(0), "code"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDraft(JsonNode resource) {
    return "draft".equals(Json.text(resource, "status"));
  }

  private static Optional<IncomingAnswer> answer(CompletableFuture<IncomingAnswer> future) {
    return Optional.ofNullable(future.handle((answer, failure) -> answer).join());
  }

  private static Optional<List<JsonNode>> resources(CompletableFuture<IncomingAnswer> future) {
    return answer(future)
        .filter(IncomingAnswer::isSuccess)
        .map(
            answer -> {
              List<JsonNode> resources = new ArrayList<>();
              Json.read(answer.body())
                  .path("entry")
                  .forEach(entry -> resources.add(entry.path("resource")));
              return resources;
            });
  }
}
