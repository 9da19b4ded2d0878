package org.hiphooks.form;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.cards.FindingText;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.form.FormItem.Trait;
import org.hiphooks.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;

/** What the record holds already, beside the questions that ask for it. */
final class KnownAnswers {

  private final Facts facts;
  private final FindingText findings;
  private final FormDates dates;
  private final HipForm form;

  /**
   * For the records of one visit.
   *
   * @param dates says days
   */
  KnownAnswers(Knowledge knowledge, Facts facts, HipForm form, FormDates dates) {
    this.facts = facts;
    this.form = form;
    this.dates = dates;
    this.findings = new FindingText(knowledge.labels(), knowledge.words(), facts);
  }

  /**
   * An answer on file.
   *
   * @param text the finding
   * @param language of the text
   * @param when day of the record; empty if it has none
   * @param source reference of the record; empty if it has none
   * @param values what would be chosen if it were still true; empty if that cannot be told
   */
  record Known(String text, String language, String when, String source, List<String> values) {

    /** Nothing of the patient. */
    @Override
    public String toString() {
      return "Known";
    }
  }

  /** What is on file for a question; null if nothing is. */
  @Nullable Known of(FormItem item) {
    List<Fact> facts = item.inputs().stream().map(this::fact).filter(f -> f != null).toList();
    List<Fact> told =
        item.options().stream().anyMatch(option -> !option.input().isEmpty())
            ? facts.stream().filter(fact -> Boolean.TRUE.equals(fact.value())).toList()
            : facts;
    if (item.is(Trait.ANSWERS_SIDE)) {
      return side(item, told);
    }
    if (told.isEmpty()) {
      return null;
    }
    Fact first = told.get(0);
    return new Known(
        String.join(", ", told.stream().map(fact -> findings.brief(fact.input())).toList()),
        form.contentLanguage(),
        when(first.at()),
        first.source() == null ? "" : first.source(),
        values(item, told));
  }

  /** Whether something is on file for a question. */
  boolean has(FormItem item) {
    return of(item) != null;
  }

  /** The side of a recorded pain of the hip, or that there is none; never of another record. */
  private @Nullable Known side(FormItem item, List<Fact> pain) {
    Fact first = pain.isEmpty() ? null : pain.get(0);
    if (first == null) {
      return null;
    }
    String source = first.source() == null ? "" : first.source();
    if (!Boolean.TRUE.equals(first.value())) {
      String text = findings.brief(first.input());
      return new Known(text, form.contentLanguage(), when(first.at()), source, List.of());
    }
    return item.options().stream()
        .filter(option -> option.value().equals(first.side()))
        .findFirst()
        .map(
            option ->
                new Known(
                    option.text(),
                    form.language(),
                    when(first.at()),
                    source,
                    List.of(option.code())))
        .orElse(null);
  }

  private @Nullable Fact fact(String input) {
    Fact fact = facts.byInput().get(input);
    return fact == null || fact.value() == null ? null : fact;
  }

  private String when(@Nullable OffsetDateTime at) {
    return at == null ? "" : dates.day(at.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate());
  }

  private static List<String> values(FormItem item, List<Fact> told) {
    List<String> values = new ArrayList<>();
    for (Fact fact : told) {
      Object value = fact.value();
      for (FormOption option : item.options()) {
        if (option.input().equals(fact.input()) || option.value().equals(String.valueOf(value))) {
          values.add(option.code());
        }
      }
      boolean isPlain = item.options().isEmpty() && !item.is(Trait.WEEKS_AGO);
      if (isPlain && value != null && item.kind() != FormItem.Kind.DATE) {
        values.add(value instanceof BigDecimal number ? plain(number) : String.valueOf(value));
      }
    }
    return values;
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
