package org.hiphooks.form;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hiphooks.form.FormItem.Kind;
import org.hiphooks.form.FormItem.Trait;
import org.hiphooks.pages.Words;
import org.jspecify.annotations.Nullable;

/** Checks what was posted. Nothing is guessed: what cannot be an answer is an error and is kept. */
final class AnswerReader {

  private static final int MOST_CHARACTERS = 40;
  private static final int MOST_VALUES = 40;

  private final HipForm form;
  private final Words words;
  private final LocalDate today;
  private final @Nullable LocalDate birth;

  /**
   * For one patient.
   *
   * @param today in UTC
   * @param birth the patient's; null if it is not known to the day
   */
  AnswerReader(HipForm form, Words words, LocalDate today, @Nullable LocalDate birth) {
    this.form = form;
    this.words = words;
    this.today = today;
    this.birth = birth;
  }

  /**
   * What was posted.
   *
   * @param entered everything, as it was entered
   * @param errors what is wrong, by question
   */
  record Read(Answers entered, Map<String, String> errors) {

    boolean isValid() {
      return errors.isEmpty();
    }
  }

  /** Reads the values of each question, by its linkId. */
  Read read(Function<String, List<String>> posted) {
    Map<String, List<String>> entered = new LinkedHashMap<>();
    Map<String, String> errors = new LinkedHashMap<>();
    for (FormItem item : form.questions()) {
      List<String> values =
          posted.apply(item.linkId()).stream()
              .map(AnswerReader::bounded)
              .filter(value -> !value.isEmpty())
              .distinct()
              .limit(item.repeats() ? MOST_VALUES : 1)
              .toList();
      if (!values.isEmpty()) {
        entered.put(item.linkId(), values);
        values.stream()
            .map(value -> fault(item, value))
            .filter(fault -> !fault.isEmpty())
            .findFirst()
            .ifPresent(fault -> errors.put(item.linkId(), fault));
        if (entered.containsKey(item.insteadOf())) {
          errors.putIfAbsent(item.linkId(), words.text("error.both"));
        }
      }
    }
    return asked(new Answers(entered), errors);
  }

  /**
   * What is needed before answers may be saved: which hip, if any of them belongs to one.
   *
   * @return what is wrong, by question; empty if nothing is
   */
  Map<String, String> unsided(Answers answers) {
    Map<String, String> errors = new LinkedHashMap<>();
    new Sides(form, answers)
        .unanswered()
        .ifPresent(item -> errors.put(item.linkId(), words.text(unsided(item))));
    return errors;
  }

  private static String unsided(FormItem item) {
    return item.is(Trait.ANSWERS_SIDE) ? "error.side" : "error.worse";
  }

  /** What is not asked any more is no answer. */
  private Read asked(Answers entered, Map<String, String> errors) {
    Sides sides = new Sides(form, entered);
    Answers answers = entered;
    for (FormItem item : form.questions()) {
      if (sides.isPassedOver(item)) {
        answers = answers.with(item.linkId(), List.of());
        errors.remove(item.linkId());
      }
    }
    return new Read(answers, errors);
  }

  private static String bounded(String value) {
    String text = value.strip();
    return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
  }

  /** What is wrong with a value; empty if nothing is. */
  private String fault(FormItem item, String value) {
    return switch (item.kind()) {
      case CHOICE -> item.option(value).isPresent() ? "" : words.text("error.choice");
      case BOOLEAN -> value.matches("true|false") ? "" : words.text("error.choice");
      case INTEGER, DECIMAL -> number(item, value);
      case DATE -> day(item, value);
      case GROUP, DISPLAY -> words.text("error.choice");
    };
  }

  private String number(FormItem item, String value) {
    boolean isWhole = item.kind() == Kind.INTEGER;
    if (!value.matches(isWhole ? "-?\\d{1,6}" : "-?\\d{1,6}([.,]\\d{1,4})?")) {
      return words.text(isWhole ? "error.integer" : "error.decimal");
    }
    BigDecimal number = new BigDecimal(value.replace(',', '.'));
    BigDecimal least = item.least();
    BigDecimal most = item.most();
    boolean isTooSmall = least != null && number.compareTo(least) < 0;
    boolean isTooLarge = most != null && number.compareTo(most) > 0;
    if (isTooSmall || isTooLarge) {
      return words.text("error.range", String.valueOf(least), String.valueOf(most));
    }
    return item.is(Trait.WEEKS_AGO) && isBeforeBirth(item, today.minusWeeks(number.longValue()))
        ? words.text("error.birth")
        : "";
  }

  private String day(FormItem item, String value) {
    try {
      LocalDate day = LocalDate.parse(value);
      // Where it is already tomorrow, today is one day ahead of UTC.
      if (item.is(Trait.NOT_IN_FUTURE) && day.isAfter(today.plusDays(1))) {
        return words.text("error.future");
      }
      return isBeforeBirth(item, day) ? words.text("error.birth") : "";
    } catch (DateTimeException e) {
      return words.text("error.date");
    }
  }

  private boolean isBeforeBirth(FormItem item, LocalDate day) {
    return item.is(Trait.AFTER_BIRTH) && birth != null && day.isBefore(birth);
  }
}
