package org.hiphooks.spark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.hiphooks.chart.Facts;
import org.hiphooks.replay.coverage.Seen;
import org.hiphooks.replay.run.Answer;
import org.hiphooks.replay.run.AnsweredCard;
import org.hiphooks.replay.run.Basis;
import org.hiphooks.replay.run.Result;
import org.hiphooks.replay.visit.Visit;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@link AnswerSchema} as the result it was, for the reports of {@code replay}. */
final class AnswerReader {

  private AnswerReader() {}

  /** The result of a row that has a service. */
  static Result result(Row row, Instant at) {
    Visit visit =
        new Visit(
            text(row, AnswerSchema.PATIENT),
            "",
            text(row, AnswerSchema.SERVICE),
            JsonNodeFactory.instance.objectNode(),
            at,
            null,
            null);
    byte @Nullable [] defines = row.getAs(AnswerSchema.DEFINES);
    byte @Nullable [] limits = row.getAs(AnswerSchema.LIMITS);
    Seen seen = defines == null || limits == null ? null : new Seen(defines, limits);
    return new Result(visit, answer(row), List.of(), List.of(), seen);
  }

  private static Answer answer(Row row) {
    List<AnsweredCard> shown = new ArrayList<>();
    List<AnsweredCard> all = new ArrayList<>();
    for (Row card : row.<Row>getList(row.fieldIndex(AnswerSchema.CARDS))) {
      AnsweredCard read =
          new AnsweredCard(
              card.getString(0),
              card.getString(1),
              card.getString(4),
              card.getString(5),
              card.getString(6),
              card.getList(7));
      if (card.getBoolean(3)) {
        all.add(read);
      }
      if (card.getBoolean(2)) {
        shown.add(read);
      }
    }
    SortedMap<String, String> assessment = new TreeMap<>();
    row.<Row>getList(row.fieldIndex(AnswerSchema.ASSESSMENT))
        .forEach(field -> assessment.put(field.getString(0), field.getString(1)));
    return new Answer(
        shown,
        all,
        assessment.isEmpty() ? null : assessment,
        row.getList(row.fieldIndex(AnswerSchema.FAILED)),
        row.getList(row.fieldIndex(AnswerSchema.UNREAD)),
        row.<Long>getAs(AnswerSchema.MICROS) * 1000,
        row.getAs(AnswerSchema.ERROR),
        new Basis(
            List.of(facts(row)), counts(row, AnswerSchema.READ), counts(row, AnswerSchema.USABLE)));
  }

  /** What was recorded, by input. */
  static Facts facts(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Row fact : row.<Row>getList(row.fieldIndex(AnswerSchema.FACTS))) {
      if (!fact.isNullAt(2)) {
        values.put(fact.getString(0), value(fact.getString(1), fact.getString(2)));
      }
    }
    return Facts.given(values);
  }

  private static Object value(String type, String text) {
    return switch (type) {
      case "Boolean" -> Boolean.valueOf(text);
      case "Integer" -> Integer.valueOf(text);
      case "Decimal" -> new BigDecimal(text);
      default -> text;
    };
  }

  private static Map<String, Integer> counts(Row row, String column) {
    Map<String, Integer> counts = new TreeMap<>();
    row.<Row>getList(row.fieldIndex(column))
        .forEach(count -> counts.put(count.getString(0), count.getInt(1)));
    return counts;
  }

  private static String text(Row row, String column) {
    String text = row.getAs(column);
    return text;
  }
}
