package org.hiphooks.cards;

import java.math.BigDecimal;
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
final class FindingText {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private final Map<String, InputLabel> labels;
  private final Map<String, String> words;

  FindingText(Map<String, InputLabel> labels, Map<String, String> words) {
    this.labels = labels;
    this.words = words;
  }

  /** The finding, such as {@code hop test painful (31 May 2026)}. */
  String finding(String input, Facts facts) {
    Fact fact = facts.byInput().get(input);
    InputLabel label = labels.get(input);
    if (fact == null || label == null) {
      return noun(input);
    }
    List<String> remarks = new ArrayList<>();
    if (fact.at() != null) {
      remarks.add(DATE.format(fact.at()));
    }
    String side = side(fact, label, facts.indexSide());
    if (side != null) {
      remarks.add(side);
    }
    String text = value(fact.value(), label);
    return remarks.isEmpty() ? text : text + " (" + String.join(", ", remarks) + ")";
  }

  /** What is asked, for lists of what is missing. */
  String noun(String input) {
    InputLabel label = labels.get(input);
    return label == null ? input : label.noun();
  }

  private static String value(@Nullable Object value, InputLabel label) {
    if (Boolean.TRUE.equals(value)) {
      return label.positive();
    }
    if (Boolean.FALSE.equals(value)) {
      return label.negative() == null ? label.noun() : label.negative();
    }
    String shown =
        value instanceof BigDecimal number
            ? number.stripTrailingZeros().toPlainString()
            : label.values().getOrDefault(String.valueOf(value), String.valueOf(value));
    return label.positive().contains("{value}")
        ? label.positive().replace("{value}", PlainText.of(shown))
        : label.positive() + ' ' + PlainText.of(shown);
  }

  private @Nullable String side(Fact fact, InputLabel label, @Nullable String indexSide) {
    if (!label.sideAware() || fact.source() == null) {
      return null;
    }
    if (fact.side() == null) {
      return words.get("side-unknown");
    }
    return fact.side().equals(indexSide) ? null : words.get("side-" + fact.side());
  }
}
