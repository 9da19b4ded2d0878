package org.hiphooks.demo.ehr;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hiphooks.pages.Dates;
import org.hiphooks.pages.Words;
import org.jspecify.annotations.Nullable;

/** Puts elements of FHIR resources into words. What has no words of its own shows its code. */
final class ResourceText {

  private final Words words;
  private final Dates dates;
  private final Map<String, String> names;

  /** Names by {@code system|code} stand in for displays that a record does not carry. */
  ResourceText(Words words, Dates dates, Map<String, String> names) {
    this.words = words;
    this.dates = dates;
    this.names = Map.copyOf(names);
  }

  /** Text, display, our name or code of a CodeableConcept; empty if it has none. */
  String concept(JsonNode concept) {
    String text = Json.text(concept, "text");
    if (text != null) {
      return text;
    }
    for (JsonNode coding : concept.path("coding")) {
      String code = Json.text(coding, "system") + '|' + Json.text(coding, "code");
      String display = Optional.ofNullable(Json.text(coding, "display")).orElse(names.get(code));
      if (display != null) {
        return display;
      }
    }
    return Optional.ofNullable(Json.text(concept.path("coding").path(0), "code")).orElse("");
  }

  /** The value of an Observation or of one of its components. */
  String value(JsonNode observation) {
    if (observation.has("valueBoolean")) {
      return words.text(observation.path("valueBoolean").asBoolean() ? "value.yes" : "value.no");
    }
    if (observation.has("valueQuantity")) {
      return quantity(observation.path("valueQuantity"));
    }
    if (observation.has("valueCodeableConcept")) {
      return concept(observation.path("valueCodeableConcept"));
    }
    if (observation.has("valueDateTime")) {
      return dates.fhir(Json.text(observation, "valueDateTime")).text();
    }
    List<String> parts = new ArrayList<>();
    for (JsonNode component : observation.path("component")) {
      parts.add(value(component));
    }
    if (!parts.isEmpty()) {
      return String.join(words.text("list.separator"), parts);
    }
    String plain = firstText(observation, "valueString", "valueInteger", "valueDecimal");
    return plain == null ? words.text("value.none") : plain;
  }

  /** The side or site, if one is recorded. */
  String site(JsonNode resource) {
    JsonNode site = resource.path("bodySite");
    return concept(site.isArray() ? site.path(0) : site);
  }

  /** The dose of a MedicationRequest; empty if it says none. */
  String dose(JsonNode request) {
    JsonNode rate = request.path("dosageInstruction").path(0).path("doseAndRate").path(0);
    JsonNode dose = rate.path("doseQuantity");
    return dose.isObject() ? quantity(dose) : "";
  }

  /** Parts that are not empty, separated by commas. */
  String list(@Nullable String... parts) {
    List<String> full = new ArrayList<>();
    for (String part : parts) {
      if (part != null && !part.isEmpty()) {
        full.add(part);
      }
    }
    return String.join(words.text("list.separator"), full);
  }

  /** The first of these elements that has a value; null if none has. */
  static @Nullable String firstText(JsonNode resource, String... elements) {
    for (String element : elements) {
      String text = Json.text(resource, element);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private static String quantity(JsonNode quantity) {
    String number = quantity.path("value").asText();
    String comparator = Optional.ofNullable(Json.text(quantity, "comparator")).orElse("");
    String unit = Optional.ofNullable(firstText(quantity, "unit", "code")).orElse("");
    boolean hasUnit = !unit.isEmpty() && !unit.startsWith("{");
    return comparator + number + (hasUnit ? " " + unit : "");
  }
}
