package org.hiphooks.form;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hiphooks.cards.FindingText;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.form.FormItem.Trait;
import org.hiphooks.form.FormView.Filed;
import org.hiphooks.form.FormView.Overruled;
import org.hiphooks.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;

/** What the record holds already, beside the questions that ask for it. */
final class KnownAnswers {

  private static final String BOTH = "B";

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
   * @param value what would be chosen if it were still true; empty if that cannot be told
   * @param side the hip that it is about, R or L; empty if it is about none or both
   */
  record Known(Filed record, String value, String side) {

    /** Nothing of the patient. */
    @Override
    public String toString() {
      return "Known";
    }
  }

  /** What is on file for a question; empty if nothing is. */
  List<Known> of(FormItem item) {
    List<Fact> known = item.inputs().stream().map(this::fact).filter(Objects::nonNull).toList();
    boolean isOfOptions = item.options().stream().anyMatch(option -> !option.input().isEmpty());
    if (item.is(Trait.ANSWERS_SIDE)) {
      return known.stream()
          .limit(1)
          .map(fact -> side(item, fact))
          .filter(Objects::nonNull)
          .toList();
    }
    return known.stream()
        .filter(fact -> !isOfOptions || Boolean.TRUE.equals(fact.value()))
        .map(fact -> known(item, fact))
        .toList();
  }

  private Known known(FormItem item, Fact fact) {
    boolean isSided = item.is(Trait.SIDE_AWARE) || isOfSidedOption(item, fact);
    String side = isSided && fact.side() != null ? fact.side() : "";
    String text = findings.brief(fact.input());
    String shown = side.isEmpty() ? text : text + ", " + findings.sideWords(side);
    return new Known(
        record(fact, shown, form.contentLanguage()),
        value(item, fact),
        BOTH.equals(side) ? "" : side);
  }

  private static boolean isOfSidedOption(FormItem item, Fact fact) {
    return item.options().stream()
        .anyMatch(option -> option.sideAware() && option.input().equals(fact.input()));
  }

  /** Whether something is on file for a question. */
  boolean has(FormItem item) {
    return !of(item).isEmpty();
  }

  /**
   * What is chosen when what is on file is still true.
   *
   * @param side the hip that is meant, R or L; empty if that is not known
   * @return empty if what is on file is about another hip than that
   */
  List<String> copied(FormItem item, String side) {
    return of(item).stream()
        .filter(known -> known.side().isEmpty() || known.side().equals(side))
        .map(Known::value)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /**
   * Answers in whose place something else of the chart counts.
   *
   * @param own references of what the form holds
   */
  List<Overruled> overruling(Answers answers, Set<String> own) {
    List<Overruled> overruled = new ArrayList<>();
    for (FormItem item : form.questions()) {
      Fact fact = answers.has(item.linkId()) ? fact(item.input()) : null;
      String source = fact == null ? null : fact.source();
      if (fact != null && source != null && !own.contains(source)) {
        Filed filed = record(fact, findings.brief(fact.input()), form.contentLanguage());
        overruled.add(new Overruled(form.asked(item), filed));
      }
    }
    return overruled;
  }

  /** The side of a recorded pain of the hip, or that there is none; never of another record. */
  private @Nullable Known side(FormItem item, Fact pain) {
    if (!Boolean.TRUE.equals(pain.value())) {
      String text = findings.brief(pain.input());
      return new Known(record(pain, text, form.contentLanguage()), "", "");
    }
    return item.options().stream()
        .filter(option -> option.value().equals(pain.side()))
        .findFirst()
        .map(option -> new Known(record(pain, option.text(), form.language()), option.code(), ""))
        .orElse(null);
  }

  private Filed record(Fact fact, String text, String language) {
    return new Filed(text, language, when(fact.at()), fact.source() == null ? "" : fact.source());
  }

  private @Nullable Fact fact(String input) {
    Fact fact = facts.byInput().get(input);
    return fact == null || fact.value() == null ? null : fact;
  }

  private String when(@Nullable OffsetDateTime at) {
    return at == null ? "" : dates.day(at.withOffsetSameInstant(ZoneOffset.UTC).toLocalDate());
  }

  private static String value(FormItem item, Fact fact) {
    Object value = fact.value();
    for (FormOption option : item.options()) {
      if (option.input().equals(fact.input()) || option.value().equals(String.valueOf(value))) {
        return option.code();
      }
    }
    boolean isPlain = item.options().isEmpty() && !item.is(Trait.WEEKS_AGO);
    if (!isPlain || item.kind() == FormItem.Kind.DATE) {
      return "";
    }
    return value instanceof BigDecimal number ? plain(number) : String.valueOf(value);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
