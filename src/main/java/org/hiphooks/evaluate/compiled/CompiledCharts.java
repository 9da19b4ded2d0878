package org.hiphooks.evaluate.compiled;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.chart.Chart;
import org.hiphooks.evaluate.ChartEvaluator;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.FactReader;
import org.hiphooks.evaluate.OrderReader;
import org.hiphooks.evaluate.ReferenceCharts;
import org.hiphooks.evaluate.Values;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Terminology;

/**
 * Reads charts with reading libraries that were compiled once. What it cannot compile it says when
 * it is made, and leaves to the reference engine. Thread-safe.
 */
public final class CompiledCharts implements ChartEvaluator {

  /** By identity, and no longer than the content lives. */
  private static final Cache<CompiledCql, Compiled> PROGRAMS =
      Caffeine.newBuilder().weakKeys().build();

  /** A program, and what it makes of what a chart does not hold. */
  private record Compiled(Program program, Nothing nothing) {}

  private final Program program;
  private final Nothing nothing;
  private final Terminology terminology;
  private final EvaluationLimit limit;
  private final ReferenceCharts reference;

  private CompiledCharts(
      Compiled compiled, CompiledCql cql, Terminology terminology, EvaluationLimit limit) {
    this.program = compiled.program();
    this.nothing = compiled.nothing();
    this.terminology = terminology;
    this.limit = limit;
    this.reference = new ReferenceCharts(cql, terminology, limit);
  }

  /** Compiles what is asked of charts and of drafts, once for all who read them. */
  public static CompiledCharts of(CompiledCql cql, Terminology terminology, EvaluationLimit limit) {
    Compiled compiled = PROGRAMS.get(cql, CompiledCharts::compile);
    return new CompiledCharts(compiled, cql, terminology, limit);
  }

  private static Compiled compile(CompiledCql cql) {
    Set<DefineName> asked = new LinkedHashSet<>(FactReader.defines(cql));
    asked.addAll(OrderReader.defines());
    Program program = ProgramCompiler.reading(cql, asked);
    Evaluation.tell(program);
    return new Compiled(program, Nothing.of(program));
  }

  /** Defines that are left to the reference engine, to the reason. */
  public Map<DefineName, String> lacking() {
    return program.lacking();
  }

  @Override
  public Values evaluate(
      Collection<DefineName> defines, Chart chart, Map<String, ?> settings, Instant now) {
    Program.Places places = program.places(defines);
    List<DefineName> left = places.left();
    Run run = Run.of(program, nothing, settings, now, new Run.Subject(chart, terminology));
    Values values = new Evaluation(program, limit).of(places, run);
    return left.isEmpty() ? values : values.and(reference.evaluate(left, chart, settings, now));
  }
}
