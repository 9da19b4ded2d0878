package org.hiphooks.cards;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.knowledge.InputLabel;
import org.jspecify.annotations.Nullable;

/** Says a finding in plain words, with its value, date and, where it matters, its side. */
public final class FindingText implements Fillings.InputWords {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final String NOT_RECORDED = "not-recorded";
  private static final String VALUE = "{value}";

  private final Map<String, InputLabel> labels;
  private final Map<String, String> words;
  private final Facts facts;

  /**
   * Words for one patient.
   *
   * @param labels names of inputs
   * @param words plain words for states of the data, by code
   * @param facts what is known
   */
  public FindingText(Map<String, InputLabel> labels, Map<String, String> words, Facts facts) {
    this.labels = labels;
    this.words = words;
    this.facts = facts;
  }

  /** A day as cards print it. */
  static String day(OffsetDateTime at) {
    return DATE.format(at);
  }

  /** The finding, such as {@code hop test painful (31 May 2026)}. */
  String finding(String input) {
    Fact fact = facts.byInput().get(input);
    InputLabel label = labels.get(input);
    if (fact == null || label == null) {
      return noun(input);
    }
    String remark = remark(input);
    String text = words(fact.value(), label);
    return remark.isEmpty() ? text : text + " (" + remark + ")";
  }

  /** Date and, where it matters, side of the record; empty if there is nothing to say. */
  String remark(String input) {
    Fact fact = facts.byInput().get(input);
    InputLabel label = labels.get(input);
    List<String> remarks = new ArrayList<>();
    if (fact != null && label != null) {
      if (fact.at() != null) {
        remarks.add(day(fact.at()));
      }
      String side = side(fact, label);
      if (side != null) {
        remarks.add(side);
      }
    }
    return String.join(", ", remarks);
  }

  /** The finding without date and side. */
  public String brief(String input) {
    Fact fact = facts.byInput().get(input);
    InputLabel label = labels.get(input);
    return fact == null || label == null ? noun(input) : words(fact.value(), label);
  }

  /**
   * A side in words.
   *
   * @param side R, L or B
   */
  public String sideWords(String side) {
    return word("side-" + side);
  }

  /** Whether it is known, positive or negative. */
  boolean isRecorded(String input) {
    return facts.value(input) != null;
  }

  /** Whether it is known and not negative. */
  boolean isPresent(String input) {
    return isRecorded(input) && !Boolean.FALSE.equals(facts.value(input));
  }

  /** The finding, or that it is not recorded. */
  String findingOrMissing(String input) {
    return facts.value(input) == null ? noun(input) + ' ' + word(NOT_RECORDED) : finding(input);
  }

  /** The finding if the text is the name of an input, else the text. */
  String findingOrText(String text) {
    return labels.containsKey(text) ? finding(text) : text;
  }

  /** What is asked, for lists of what is missing. */
  public String noun(String input) {
    InputLabel label = labels.get(input);
    return label == null ? input : label.noun();
  }

  @Override
  public String value(String input) {
    Object value = facts.value(input);
    InputLabel label = labels.get(input);
    if (value == null || label == null) {
      return word(NOT_RECORDED);
    }
    return value instanceof Boolean ? words(value, label) : shown(value, label);
  }

  @Override
  public String date(String input) {
    Fact fact = facts.byInput().get(input);
    return fact == null || fact.value() == null || fact.at() == null
        ? word(NOT_RECORDED)
        : day(fact.at());
  }

  private String word(String code) {
    return words.getOrDefault(code, code);
  }

  private static String words(@Nullable Object value, InputLabel label) {
    if (value == null || Boolean.TRUE.equals(value)) {
      return label.positive();
    }
    if (Boolean.FALSE.equals(value)) {
      return label.negative() == null ? label.noun() : label.negative();
    }
    String shown = shown(value, label);
    return label.positive().contains(VALUE)
        ? label.positive().replace(VALUE, shown)
        : label.positive() + ' ' + shown;
  }

  private static String shown(Object value, InputLabel label) {
    return PlainText.of(
        value instanceof BigDecimal number
            ? number.stripTrailingZeros().toPlainString()
            : label.values().getOrDefault(String.valueOf(value), String.valueOf(value)));
  }

  private @Nullable String side(Fact fact, InputLabel label) {
    if (!label.sideAware() || fact.source() == null) {
      return null;
    }
    if (fact.side() == null) {
      return words.get("side-unknown");
    }
    return fact.side().equals(facts.indexSide()) ? null : words.get("side-" + fact.side());
  }
}
