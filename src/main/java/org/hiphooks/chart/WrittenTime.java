package org.hiphooks.chart;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.hl7.fhir.r4.model.DateType;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.DateTime;
import org.opencds.cqf.cql.engine.runtime.Precision;

/**
 * Reads times that are written as usual: years 1000 to 9999, seconds and none or three digits of
 * them if there is a time of day, an offset of quarters of an hour. Pictures stand for digits with
 * {@code 0}, all else for itself.
 */
final class WrittenTime {

  private static final String YEAR = "0000";
  private static final String MONTH = "0000-00";
  private static final String DAY = "0000-00-00";
  private static final String SECONDS = "0000-00-00T00:00:00";
  private static final String MILLIS = "0000-00-00T00:00:00.000";
  private static final String UTC = "Z";
  private static final int OFFSET_LENGTH = "+00:00".length();
  private static final int LEAST_YEAR = 1000;
  private static final int NANOS_OF_MILLI = 1_000_000;

  private WrittenTime() {}

  /** A dateTime: with a time of day or without. */
  static @Nullable Object dateTime(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return text.length() > DAY.length() ? moment(text) : day(text);
  }

  /** An instant. */
  static @Nullable Object instant(@Nullable String text) {
    return text == null ? null : moment(text);
  }

  /** A date. */
  static @Nullable Object date(@Nullable String text) {
    if (text == null || precision(text) == null) {
      return null;
    }
    return FhirModel.value(new DateType(text));
  }

  /** A day without a time of day begins, as HAPI has it, where the server stands. */
  private static @Nullable Object day(String text) {
    Precision precision = precision(text);
    if (precision == null) {
      return null;
    }
    LocalDateTime start =
        LocalDate.of(
                number(text, 0, 4),
                precision == Precision.YEAR ? 1 : number(text, 5, 2),
                precision == Precision.DAY ? number(text, 8, 2) : 1)
            .atStartOfDay();
    ZoneOffset offset = ZoneId.systemDefault().getRules().getOffset(start);
    return new DateTime(OffsetDateTime.of(start, offset), precision);
  }

  /** Of a year, a month or a day; null if it is none of these. */
  private static @Nullable Precision precision(String text) {
    Precision precision = null;
    if (isLike(DAY, text, text.length())) {
      precision = Precision.DAY;
    } else if (isLike(MONTH, text, text.length())) {
      precision = Precision.MONTH;
    } else if (isLike(YEAR, text, text.length())) {
      precision = Precision.YEAR;
    }
    return precision == null || !isDay(text) ? null : precision;
  }

  private static @Nullable Object moment(String text) {
    int end = text.endsWith(UTC) ? text.length() - 1 : text.length() - OFFSET_LENGTH;
    boolean isMillis = isLike(MILLIS, text, end);
    if (!isMillis && !isLike(SECONDS, text, end) || !isDay(text) || !isTime(text)) {
      return null;
    }
    ZoneOffset offset = offset(text, end);
    if (offset == null) {
      return null;
    }
    LocalDateTime local =
        LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 2),
            number(text, 8, 2),
            number(text, 11, 2),
            number(text, 14, 2),
            number(text, 17, 2),
            isMillis ? number(text, 20, 3) * NANOS_OF_MILLI : 0);
    return new DateTime(
        OffsetDateTime.of(local, offset), isMillis ? Precision.MILLISECOND : Precision.SECOND);
  }

  private static @Nullable ZoneOffset offset(String text, int start) {
    if (start == text.length() - 1) {
      return ZoneOffset.UTC;
    }
    char sign = text.charAt(start);
    boolean isOffset =
        (sign == '+' || sign == '-')
            && isDigits(text, start + 1, 2)
            && text.charAt(start + 3) == ':'
            && isDigits(text, start + 4, 2);
    if (!isOffset) {
      return null;
    }
    int hours = number(text, start + 1, 2);
    int minutes = number(text, start + 4, 2);
    if (hours > 13 || minutes > 45 || minutes % 15 != 0) {
      return null;
    }
    return sign == '-'
        ? ZoneOffset.ofHoursMinutes(-hours, -minutes)
        : ZoneOffset.ofHoursMinutes(hours, minutes);
  }

  private static boolean isDay(String text) {
    int year = number(text, 0, 4);
    int month = text.length() < MONTH.length() ? 1 : number(text, 5, 2);
    if (year < LEAST_YEAR || month < 1 || month > 12) {
      return false;
    }
    int day = text.length() < DAY.length() ? 1 : number(text, 8, 2);
    return day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth();
  }

  private static boolean isTime(String text) {
    return number(text, 11, 2) < 24 && number(text, 14, 2) < 60 && number(text, 17, 2) < 60;
  }

  /** Whether the text up to there looks like the picture. */
  private static boolean isLike(String picture, String text, int end) {
    if (end != picture.length()) {
      return false;
    }
    for (int i = 0; i < end; i++) {
      char expected = picture.charAt(i);
      char found = text.charAt(i);
      if (expected == '0' ? !isDigit(found) : expected != found) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigits(String text, int start, int count) {
    for (int i = start; i < start + count; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static int number(String text, int start, int count) {
    int number = 0;
    for (int i = start; i < start + count; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
