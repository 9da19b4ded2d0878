package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiphooks.demo.ehr.ChartView.Row;
import org.hiphooks.pages.Dates;
import org.jspecify.annotations.Nullable;

/** Turns resources into rows of the chart. */
final class ChartRows {

  private final ResourceText text;
  private final Dates dates;

  ChartRows(ResourceText text, Dates dates) {
    this.text = text;
    this.dates = dates;
  }

  Row row(JsonNode resource) {
    return switch (String.valueOf(Json.text(resource, "resourceType"))) {
      case "Condition" -> condition(resource);
      case "Observation" ->
          row(
              resource,
              text.concept(resource.path("code")),
              text.list(text.value(resource), text.site(resource)),
              "effectiveDateTime",
              "issued");
      case "MedicationRequest", "MedicationStatement" -> medication(resource);
      case "AllergyIntolerance" ->
          row(
              resource,
              text.concept(resource.path("code")),
              text.concept(resource.path("clinicalStatus")),
              "recordedDate",
              "onsetDateTime");
      case "DiagnosticReport" ->
          row(
              resource,
              text.concept(resource.path("code")),
              text.list(Json.text(resource, "conclusion"), Json.text(resource, "status")),
              "effectiveDateTime",
              "issued");
      case "Procedure" -> procedure(resource);
      default -> request(resource);
    };
  }

  /** A drug that goes with an order, in words. */
  String part(JsonNode resource) {
    String name = text.concept(resource.path("medicationCodeableConcept"));
    String dose = text.dose(resource);
    return dose.isEmpty() ? name : name + ' ' + dose;
  }

  /** An order in words: what, where, and what goes with it. */
  String describe(List<JsonNode> orders) {
    List<String> words = new ArrayList<>();
    words.add(row(orders.get(0)).name());
    words.add(text.site(orders.get(0)));
    orders.stream().skip(1).map(this::part).forEach(words::add);
    return text.list(words.toArray(String[]::new));
  }

  private Row condition(JsonNode resource) {
    String verification = text.concept(resource.path("verificationStatus"));
    return row(
        resource,
        text.concept(resource.path("code")),
        text.list(
            text.site(resource),
            text.concept(resource.path("clinicalStatus")),
            "confirmed".equals(verification) ? null : verification),
        "onsetDateTime",
        "recordedDate");
  }

  private Row medication(JsonNode resource) {
    String name = text.concept(resource.path("medicationCodeableConcept"));
    if (name.isEmpty()) {
      name = medicationName(resource);
    }
    boolean draft = "draft".equals(Json.text(resource, "status"));
    String value = text.list(Json.text(resource, "status"), text.dose(resource));
    return row(resource, name, value, "authoredOn", "effectiveDateTime").draft(draft);
  }

  private String medicationName(JsonNode resource) {
    JsonNode reference = resource.path("medicationReference");
    String display = Json.text(reference, "display");
    if (display != null) {
      return display;
    }
    for (JsonNode contained : resource.path("contained")) {
      if (("#" + Json.text(contained, "id")).equals(Json.text(reference, "reference"))) {
        return text.concept(contained.path("code"));
      }
    }
    return "";
  }

  private Row procedure(JsonNode resource) {
    String performed = Json.text(resource, "performedPeriod", "start");
    Row row =
        row(
            resource,
            text.concept(resource.path("code")),
            text.list(text.site(resource), Json.text(resource, "status")),
            "performedDateTime");
    return performed == null ? row : row.at(dates.fhir(performed));
  }

  private Row request(JsonNode resource) {
    String name = text.concept(resource.path("code"));
    if (name.isEmpty()) {
      JsonNode category = resource.path("category");
      name = text.concept(category.path(Math.max(0, category.size() - 1)));
    }
    String payload = Json.text(resource.path("payload").path(0), "contentString");
    String status = Json.text(resource, "status");
    JsonNode detail = resource.path("orderDetail").path(0);
    String priority = Json.text(resource, "priority");
    return row(
            resource,
            name.isEmpty() && payload != null ? payload : name,
            text.list(
                text.site(resource),
                text.concept(detail),
                status,
                "routine".equals(priority) ? null : priority),
            "authoredOn",
            "occurrenceDateTime")
        .draft("draft".equals(status));
  }

  private Row row(JsonNode resource, String name, @Nullable String value, String... times) {
    String type = String.valueOf(Json.text(resource, "resourceType"));
    String id = Optional.ofNullable(Json.text(resource, "id")).orElse("");
    return new Row(
        name,
        value == null ? "" : value,
        dates.fhir(ResourceText.firstText(resource, times)),
        type + '/' + id,
        false,
        List.of());
  }
}
