package org.hiphooks.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Other ways to write the same time: zones, day precision, periods, instants. */
final class VariedTimes {

  private static final List<ZoneOffset> ZONES =
      List.of(
          ZoneOffset.ofHours(13),
          ZoneOffset.ofHours(-8),
          ZoneOffset.ofHoursMinutes(5, 30),
          ZoneOffset.UTC);
  private static final Duration SPAN = Duration.ofDays(3);
  private static final int NOON = 12;

  private final Choice choice;

  VariedTimes(Choice choice) {
    this.choice = choice;
  }

  /** The time of an Observation or report. */
  void effective(ObjectNode resource) {
    Instant at = Instant.parse(resource.path("effectiveDateTime").asText());
    boolean observation = "Observation".equals(resource.path("resourceType").asText());
    switch (choice.below(observation ? 6 : 5)) {
      case 0 -> resource.put("effectiveDateTime", day(at));
      case 1 -> {
        resource.remove("effectiveDateTime");
        resource
            .putObject("effectivePeriod")
            .put("start", zoned(at.minus(SPAN)))
            .put("end", zoned(at));
      }
      case 2 -> {
        resource.remove("effectiveDateTime");
        resource.put("issued", zoned(at));
      }
      case 3, 4 -> resource.put("effectiveDateTime", zoned(at));
      default -> {
        resource.remove("effectiveDateTime");
        resource.put("effectiveInstant", zoned(at));
      }
    }
  }

  /** A date, or the same day with a time that reads as that day in UTC. */
  void date(ObjectNode resource, String element) {
    String text = resource.path(element).asText();
    if (!text.isEmpty()) {
      resource.put(element, moment(text));
    }
  }

  /** A date as a period that is read by its start. */
  void startOfPeriod(ObjectNode resource, String element, String period) {
    String text = resource.path(element).asText();
    resource.remove(element);
    resource.putObject(period).put("start", moment(text));
  }

  /** A date as a period that is read by its end. */
  void endOfPeriod(ObjectNode resource, String element, String period) {
    String text = resource.path(element).asText();
    resource.remove(element);
    resource
        .putObject(period)
        .put("start", LocalDate.parse(day(text)).minusDays(2).toString())
        .put("end", moment(text));
  }

  /** The instant in some zone. */
  String zoned(Instant at) {
    return at.atOffset(choice.of(ZONES)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private String moment(String text) {
    if (choice.oneIn(3)) {
      return text;
    }
    return text.contains("T")
        ? zoned(Instant.parse(text))
        : zoned(LocalDate.parse(text).atTime(NOON, 0).toInstant(ZoneOffset.UTC));
  }

  private static String day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).toString();
  }

  private static String day(String text) {
    return text.contains("T") ? day(Instant.parse(text)) : text;
  }
}
