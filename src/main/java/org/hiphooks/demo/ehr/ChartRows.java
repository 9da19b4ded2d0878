package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.hiphooks.demo.ehr.ChartView.Row;
import org.hiphooks.pages.Dates;

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
    Row row = row(resource, name, Json.text(resource, "status"), "authoredOn", "effectiveDateTime");
    return new Row(row.name(), row.value(), row.when(), row.source(), draft);
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
    return performed == null
        ? row
        : new Row(row.name(), row.value(), dates.fhir(performed), row.source(), false);
  }

  private Row request(JsonNode resource) {
    String name = text.concept(resource.path("code"));
    if (name.isEmpty()) {
      JsonNode category = resource.path("category");
      name = text.concept(category.path(Math.max(0, category.size() - 1)));
    }
    String payload = Json.text(resource.path("payload").path(0), "contentString");
    String status = Json.text(resource, "status");
    Row row =
        row(
            resource,
            name.isEmpty() && payload != null ? payload : name,
            text.list(text.site(resource), status, Json.text(resource, "priority")),
            "authoredOn",
            "occurrenceDateTime");
    return new Row(row.name(), row.value(), row.when(), row.source(), "draft".equals(status));
  }

  private Row row(
      JsonNode resource,
      String name,
      @org.jspecify.annotations.Nullable String value,
      String... times) {
    String type = String.valueOf(Json.text(resource, "resourceType"));
    String id = Optional.ofNullable(Json.text(resource, "id")).orElse("");
    return new Row(
        name,
        value == null ? "" : value,
        dates.fhir(ResourceText.firstText(resource, times)),
        type + '/' + id,
        false);
  }
}
