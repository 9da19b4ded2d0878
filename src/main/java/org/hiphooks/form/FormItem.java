package org.hiphooks.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One item of the Questionnaire.
 *
 * @param linkId its name
 * @param prefix its number; empty if it has none
 * @param text what is asked
 * @param kind what may be answered
 * @param repeats several answers may be chosen
 * @param input the input that it records; empty if its options name theirs, or if it is a group
 * @param writing how an answer is written; null = it is not
 * @param unit of a number; null if it has none
 * @param least smallest number; null = any
 * @param most largest number; null = any
 * @param traits what else holds for it
 * @param insteadOf another item that is answered in its place; empty if there is none
 * @param enabledBy answers of other items, any of which it needs; empty = it is always asked
 * @param options answers that are offered
 * @param items items below it
 */
record FormItem(
    String linkId,
    String prefix,
    String text,
    Kind kind,
    boolean repeats,
    String input,
    @Nullable Writing writing,
    @Nullable Unit unit,
    @Nullable BigDecimal least,
    @Nullable BigDecimal most,
    List<Trait> traits,
    String insteadOf,
    List<Enabling> enabledBy,
    List<FormOption> options,
    List<FormItem> items) {

  /** What may be answered. */
  enum Kind {
    GROUP,
    DISPLAY,
    CHOICE,
    BOOLEAN,
    INTEGER,
    DECIMAL,
    DATE
  }

  /** What else holds for an item. */
  enum Trait {
    /** One of the core items, or the group of them. */
    CORE,
    /** Its options are also places on a figure. */
    BODY_MAP,
    /** Its numbers are offered one by one. */
    RADIO,
    /** Its answer chooses the hip. */
    ANSWERS_SIDE,
    /** Its answer chooses the hip of the other answers when both hurt. */
    ANSWERS_WORSE_SIDE,
    /** Whatever is answered, a true is written. */
    FIXED_TRUE,
    /** It belongs to one hip. */
    SIDE_AWARE,
    /** It is a finding of an examination. */
    EXAMINED,
    /** A day that must not lie ahead. */
    NOT_IN_FUTURE,
    /** A day that must not lie before the patient's birth. */
    AFTER_BIRTH,
    /** A number of weeks before today, which is written as a day. */
    WEEKS_AGO
  }

  /** Code and category of the Observation that an answer becomes. */
  record Writing(String system, String code, String category) {}

  /** A unit of UCUM, and what it is called. */
  record Unit(String code, String text) {}

  /** An answer of another item. */
  record Enabling(String question, String answer) {}

  /** Defensive copies. */
  FormItem {
    traits = List.copyOf(traits);
    enabledBy = List.copyOf(enabledBy);
    options = List.copyOf(options);
    items = List.copyOf(items);
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /** Whether it can be answered. */
  boolean isQuestion() {
    return kind != Kind.GROUP && kind != Kind.DISPLAY;
  }

  /** Questions below it, itself first, in order. */
  Stream<FormItem> questions() {
    Stream<FormItem> own = isQuestion() ? Stream.of(this) : Stream.empty();
    return Stream.concat(own, items.stream().flatMap(FormItem::questions));
  }

  /** Whether the answers of other items let it be asked. */
  boolean isEnabledBy(Answers answers) {
    return enabledBy.isEmpty()
        || enabledBy.stream().anyMatch(by -> answers.of(by.question()).contains(by.answer()));
  }

  /** Texts that help to answer it. */
  List<String> hints() {
    return items.stream().filter(i -> i.kind == Kind.DISPLAY).map(FormItem::text).toList();
  }

  Optional<FormOption> option(String code) {
    return options.stream().filter(option -> option.code().equals(code)).findFirst();
  }

  /** The inputs that its answers record. */
  List<String> inputs() {
    return Stream.concat(Stream.of(input), options.stream().map(FormOption::input))
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
