package org.hiphooks.spark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.replay.coverage.Seen;
import org.hiphooks.replay.run.Answer;
import org.hiphooks.replay.run.AnsweredCard;
import org.hiphooks.replay.run.Result;
import org.jspecify.annotations.Nullable;

/** Writes a result as a row of {@link AnswerSchema}. */
final class AnswerWriter {

  private static final Row[] NONE = {};
  private static final String[] NO_TEXTS = {};

  private AnswerWriter() {}

  static Row row(PatientLines patient, Result result, List<Row> leftOut) {
    Answer answer = result.answer();
    Seen seen = result.seen();
    Map<String, String> assessment = answer.assessment() == null ? Map.of() : answer.assessment();
    return RowFactory.create(
        patient.patient(),
        result.visit().service(),
        answer.error(),
        answer.nanos() / 1000,
        cards(answer),
        facts(answer.basis().facts()),
        assessment.entrySet().stream()
            .map(field -> RowFactory.create(field.getKey(), field.getValue()))
            .toArray(Row[]::new),
        answer.failed().toArray(String[]::new),
        answer.unread().toArray(String[]::new),
        counts(answer.basis().read()),
        counts(answer.basis().usable()),
        patient.total(),
        !patient.isCut() && answer.error() == null && answer.unread().isEmpty(),
        seen == null ? null : seen.defines(),
        seen == null ? null : seen.boundaries(),
        leftOut.toArray(Row[]::new));
  }

  /** A patient who was asked nothing about. */
  static Row leftOut(PatientLines patient, List<Row> reasons) {
    return RowFactory.create(
        patient.patient(),
        null,
        null,
        0L,
        NONE,
        NONE,
        NONE,
        NO_TEXTS,
        NO_TEXTS,
        NONE,
        NONE,
        patient.total(),
        false,
        null,
        null,
        reasons.toArray(Row[]::new));
  }

  /** The cards shown in order, then those that one of these stands for. */
  private static Row[] cards(Answer answer) {
    List<Row> rows = new ArrayList<>();
    answer.shown().forEach(card -> rows.add(card(card, true, answer.all().contains(card))));
    answer.all().stream()
        .filter(card -> !answer.shown().contains(card))
        .forEach(card -> rows.add(card(card, false, true)));
    return rows.toArray(Row[]::new);
  }

  private static Row card(AnsweredCard card, boolean isShown, boolean isCounted) {
    return RowFactory.create(
        card.rule(),
        card.level(),
        isShown,
        isCounted,
        card.topic(),
        card.summary(),
        card.detail(),
        card.suggestions().toArray(String[]::new));
  }

  private static Row[] facts(List<Facts> known) {
    List<Row> rows = new ArrayList<>();
    for (Facts facts : known) {
      new TreeMap<>(facts.byInput())
          .values().stream()
              .filter(fact -> fact.value() != null || !fact.rejected().isEmpty())
              .forEach(fact -> rows.add(fact(fact)));
      facts.failed().stream()
          .sorted()
          .forEach(
              input -> rows.add(RowFactory.create(input, null, null, null, null, null, 0, true)));
    }
    return rows.toArray(Row[]::new);
  }

  private static Row fact(Fact fact) {
    Object value = fact.value();
    return RowFactory.create(
        fact.input(),
        value == null ? null : type(value),
        value == null ? null : text(value),
        fact.at() == null ? null : fact.at().toInstant().toString(),
        fact.side(),
        fact.source(),
        fact.rejected().size(),
        false);
  }

  private static String type(Object value) {
    return value instanceof BigDecimal ? "Decimal" : value.getClass().getSimpleName();
  }

  private static String text(Object value) {
    return value instanceof BigDecimal number
        ? number.stripTrailingZeros().toPlainString()
        : value.toString();
  }

  private static Row[] counts(Map<String, Integer> counts) {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(count -> RowFactory.create(count.getKey(), count.getValue()))
            .toArray(Row[]::new);
  }

  /** Something of a patient that was left out. */
  static Row reason(@Nullable Integer file, @Nullable Long offset, String reason, boolean whole) {
    return RowFactory.create(file, offset, reason, whole);
  }
}
