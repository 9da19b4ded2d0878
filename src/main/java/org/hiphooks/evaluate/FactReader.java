package org.hiphooks.evaluate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.chart.Chart;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.chart.Rejected;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Terminology;
import org.jspecify.annotations.Nullable;

/**
 * Reads a chart with the reading libraries: each input becomes a fact with its value, time, side,
 * source and the records that were not used.
 */
public final class FactReader {

  private static final DefineName INDEX_SIDE = new DefineName("HipReading", "IndexSide");
  private static final DefineName PROBLEM = new DefineName("HipReading", "problem of this pain");
  private static final DefineName BY_TARGET =
      new DefineName("HipReadingHistory", "injections by target");
  private static final String TARGET = "target";

  private final ChartEvaluator evaluator;
  private final Asked defines;
  private final List<Source> sources;

  /** For one content, on the reference engine, for as long as it takes. */
  public FactReader(CompiledCql cql, Terminology terminology) {
    this(cql, new ReferenceCharts(cql, terminology, EvaluationLimit.NONE));
  }

  /** For one content, with an engine. */
  public FactReader(CompiledCql cql, ChartEvaluator evaluator) {
    this.evaluator = evaluator;
    this.defines = new Asked(defines(cql));
    this.sources =
        sources(cql).entrySet().stream()
            .map(source -> new Source(source.getKey(), defines.place(source.getValue())))
            .toList();
  }

  /** An input, and the place of what it is read from among what is asked. */
  private record Source(String input, int place) {}

  /** What is asked of a chart. */
  public static Set<DefineName> defines(CompiledCql cql) {
    Set<DefineName> defines = new LinkedHashSet<>(sources(cql).values());
    defines.add(INDEX_SIDE);
    defines.add(PROBLEM);
    defines.add(BY_TARGET);
    return defines;
  }

  /**
   * Reads the given inputs, or all.
   *
   * @param chart records of one patient
   * @param settings values by setting name; absent = the content's default
   * @param now the evaluation's now
   */
  public Facts read(Chart chart, Map<String, ?> settings, Instant now) {
    Values values = evaluator.evaluate(defines, chart, settings, now);
    Map<String, Fact> facts = new LinkedHashMap<>();
    Set<String> failed = new LinkedHashSet<>();
    for (Source source : sources) {
      Object value = values.at(defines, source.place());
      if (value == null && values.failed().contains(defines.at(source.place()))) {
        failed.add(source.input());
      } else if (value != null) {
        facts.put(source.input(), fact(source.input(), value));
      }
    }
    return new Facts(
        facts,
        failed,
        chart.unread(),
        values.text(INDEX_SIDE),
        values.text(PROBLEM),
        byTarget(values.list(BY_TARGET)));
  }

  /** Rows that hold a target and, under the name of each input that differs with it, its fact. */
  private static Map<String, Map<String, Fact>> byTarget(List<?> rows) {
    Map<String, Map<String, Fact>> byTarget = new LinkedHashMap<>();
    for (Object row : rows) {
      if (row instanceof Map<?, ?> tuple && tuple.get(TARGET) instanceof String target) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        tuple.forEach(
            (name, value) -> {
              String input = String.valueOf(name);
              if (value != null && !TARGET.equals(input)) {
                facts.put(input, fact(input, value));
              }
            });
        byTarget.put(target, facts);
      }
    }
    return byTarget;
  }

  /**
   * An input is written {@code Library."define".value}; the tuple behind it holds the evidence. An
   * input that is written otherwise is its own source.
   */
  private static Map<String, DefineName> sources(CompiledCql cql) {
    Map<String, DefineName> sources = new LinkedHashMap<>();
    for (String input : cql.inputs().keySet().stream().sorted().toList()) {
      DefineName define = new DefineName(CompiledCql.INPUTS, input);
      DefineName tuple = cql.tuples().get(input);
      sources.put(input, tuple == null ? define : tuple);
    }
    return sources;
  }

  private static Fact fact(String input, Object value) {
    if (!(value instanceof Map<?, ?> tuple)) {
      return Fact.given(input, value);
    }
    return new Fact(
        input,
        tuple.get("value"),
        tuple.get("at") instanceof OffsetDateTime at ? at : null,
        tuple.get("side") instanceof String side ? side : null,
        tuple.get("source") instanceof String source ? source : null,
        rejected(tuple.get("rejected")));
  }

  private static List<Rejected> rejected(@Nullable Object list) {
    List<Rejected> rejected = new ArrayList<>();
    if (list instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> tuple && tuple.get("reason") instanceof String reason) {
          rejected.add(
              new Rejected(
                  tuple.get("source") instanceof String source ? source : null,
                  reason,
                  tuple.get("at") instanceof OffsetDateTime at ? at : null));
        }
      }
    }
    return rejected;
  }
}
