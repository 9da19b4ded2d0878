package org.hiphooks.form;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.hiphooks.pages.Words;

/** Says days and times as the language of a page does. */
final class FormDates {

  private final DateTimeFormatter day;
  private final DateTimeFormatter minute;

  FormDates(Words words, Locale language) {
    this.day = DateTimeFormatter.ofPattern(words.text("format.day"), language);
    this.minute =
        DateTimeFormatter.ofPattern(words.text("format.minute"), language).withZone(ZoneOffset.UTC);
  }

  String day(LocalDate date) {
    return day.format(date);
  }

  /** In UTC, which is said. */
  String minute(Instant instant) {
    return minute.format(instant);
  }
}
