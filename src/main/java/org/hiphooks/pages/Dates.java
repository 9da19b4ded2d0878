package org.hiphooks.pages;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes dates as {@code 31 May 2026} and times as {@code 12:00 UTC}. A date of the last thirty
 * days says how long ago it was. Thread-safe.
 */
public final class Dates {

  private static final int DAYS_WITH_HINT = 30;
  private static final int DAY_LENGTH = 10;
  private static final int MONTH_LENGTH = 7;
  private static final int YEAR_LENGTH = 4;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.UK);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm zzz", Locale.UK);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("HH:mm:ss zzz", Locale.UK);

  private final Clock clock;
  private final Words words;

  /** Dates as seen at the time and in the zone of the clock. */
  public Dates(Clock clock, Words words) {
    this.clock = clock;
    this.words = words;
  }

  /** A FHIR date or dateTime of any precision. What cannot be read stands as it is. */
  public When fhir(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return When.NONE;
    }
    try {
      return switch (value.length()) {
        case YEAR_LENGTH -> new When(value, Year.parse(value).toString(), "");
        case MONTH_LENGTH -> new When(value, MONTH.format(YearMonth.parse(value)), "");
        case DAY_LENGTH -> day(LocalDate.parse(value), value);
        default -> day(inZone(OffsetDateTime.parse(value).toInstant()).toLocalDate(), value);
      };
    } catch (DateTimeException e) {
      return new When("", value, "");
    }
  }

  /** Day, time and zone. */
  public When minute(Instant instant) {
    return new When(instant.toString(), MINUTE.format(inZone(instant)), "");
  }

  /** Time with seconds and zone, for things that just happened. */
  public When second(Instant instant) {
    return new When(instant.toString(), SECOND.format(inZone(instant)), "");
  }

  /** Full years from a date of birth until today; empty if it cannot be read. */
  public String age(@Nullable String birthDate) {
    if (birthDate == null || birthDate.length() < DAY_LENGTH) {
      return "";
    }
    try {
      long years = ChronoUnit.YEARS.between(LocalDate.parse(birthDate), LocalDate.now(clock));
      return words.text("when.age", years);
    } catch (DateTimeException e) {
      return "";
    }
  }

  private When day(LocalDate day, String machine) {
    long days = ChronoUnit.DAYS.between(day, LocalDate.now(clock));
    String hint = "";
    if (days == 0) {
      hint = words.text("when.today");
    } else if (days == 1) {
      hint = words.text("when.yesterday");
    } else if (days > 1 && days <= DAYS_WITH_HINT) {
      hint = words.text("when.daysAgo", days);
    }
    return new When(machine, DAY.format(day), hint);
  }

  private ZonedDateTime inZone(Instant instant) {
    ZoneId zone = clock.getZone();
    return instant.atZone(zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone);
  }
}
