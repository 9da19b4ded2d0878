package org.hiphooks.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.hiphooks.form.FormItem.Trait;
import org.hiphooks.form.FormItem.Unit;
import org.hiphooks.pages.Words;

/** Says answers in the words of the form and of the page. */
final class AnswerWords {

  private final Words words;
  private final FormDates dates;

  AnswerWords(Words words, Locale language) {
    this.words = words;
    this.dates = new FormDates(words, language);
  }

  /** Says days and times in the same language. */
  FormDates dates() {
    return dates;
  }

  /** An answer that was checked. */
  String answer(FormItem item, String value) {
    return switch (item.kind()) {
      case CHOICE -> item.option(value).map(FormOption::text).orElse("");
      case BOOLEAN -> truth(item, value);
      case DATE -> date(value);
      case INTEGER, DECIMAL -> item.is(Trait.WEEKS_AGO) ? weeks(value) : number(item, value);
      case GROUP, DISPLAY -> "";
    };
  }

  /** The word for true or false: findings of an examination are positive or negative. */
  String truth(FormItem item, String value) {
    return words.text((item.is(Trait.EXAMINED) ? "exam." : "asked.") + value);
  }

  private String weeks(String value) {
    return words.count("answer.weeksAgo", Integer.parseInt(value));
  }

  private static String number(FormItem item, String value) {
    Unit unit = item.unit();
    return unit == null || unit.text().isEmpty() ? value : value + ' ' + unit.text();
  }

  private String date(String value) {
    try {
      return dates.day(LocalDate.parse(value));
    } catch (DateTimeException e) {
      return value;
    }
  }
}
