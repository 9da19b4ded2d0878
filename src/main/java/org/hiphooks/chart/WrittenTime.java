package org.hiphooks.chart;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.DateTime;
import org.opencds.cqf.cql.engine.runtime.Precision;

/** Reads times that are written as usual: years 1000 to 9999, seconds if there is a time of day. */
final class WrittenTime {

  private static final String DAY = "[1-9]\\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
  private static final String TIME =
      "T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{3})?(?:Z|[+-](?:0\\d|1[0-3]):[0-5]\\d)";
  private static final Pattern DATE = Pattern.compile("[1-9]\\d{3}(?:-(?:0[1-9]|1[0-2]))?|" + DAY);
  private static final Pattern MOMENT = Pattern.compile(DAY + TIME);
  private static final int DATE_LENGTH = 10;
  private static final int MILLIS_END = "2026-06-01T12:00:00.000".length();
  private static final int OFFSET_LENGTH = "+00:00".length();
  private static final int QUARTER = 15 * 60;
  private static final int NANOS_OF_MILLI = 1_000_000;

  private WrittenTime() {}

  /** A dateTime: with a time of day or without. */
  static @Nullable Object dateTime(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (MOMENT.matcher(text).matches()) {
      return isDay(text) ? moment(text, new DateTimeType()) : null;
    }
    boolean isDate = DATE.matcher(text).matches() && isDay(text);
    return isDate ? FhirModel.value(new DateTimeType(text)) : null;
  }

  /** An instant. */
  static @Nullable Object instant(@Nullable String text) {
    if (text == null || !MOMENT.matcher(text).matches() || !isDay(text)) {
      return null;
    }
    return moment(text, new InstantType());
  }

  /** A date. */
  static @Nullable Object date(@Nullable String text) {
    boolean isDate = text != null && DATE.matcher(text).matches() && isDay(text);
    return isDate ? FhirModel.value(new DateType(text)) : null;
  }

  /** HAPI counts 31 April on into May; that is for it to do. */
  private static boolean isDay(String text) {
    if (text.length() < DATE_LENGTH) {
      return true;
    }
    try {
      LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** An offset that is no multiple of a quarter of an hour is for the engine's own conversion. */
  private static @Nullable Object moment(String text, BaseDateTimeType otherwise) {
    int end = text.endsWith("Z") ? text.length() - 1 : text.length() - OFFSET_LENGTH;
    ZoneOffset offset = ZoneOffset.of(text.substring(end));
    if (offset.getTotalSeconds() % QUARTER != 0) {
      otherwise.setValueAsString(text);
      return FhirModel.value(otherwise);
    }
    boolean isMillis = end == MILLIS_END;
    LocalDateTime local =
        LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            isMillis ? number(text, 20, 23) * NANOS_OF_MILLI : 0);
    return new DateTime(
        OffsetDateTime.of(local, offset), isMillis ? Precision.MILLISECOND : Precision.SECOND);
  }

  private static int number(String text, int start, int end) {
    return Integer.parseInt(text, start, end, 10);
  }
}
