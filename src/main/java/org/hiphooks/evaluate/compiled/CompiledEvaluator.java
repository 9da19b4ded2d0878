package org.hiphooks.evaluate.compiled;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.hiphooks.evaluate.Asked;
import org.hiphooks.evaluate.CqlEvaluator;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Evaluator;
import org.hiphooks.evaluate.Values;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/**
 * Runs rules that were compiled once. What it cannot compile it says when it is made, and leaves to
 * the reference engine. Thread-safe.
 */
public final class CompiledEvaluator implements Evaluator {

  /** By identity, and no longer than the content lives. */
  private static final Cache<CompiledCql, Program> PROGRAMS =
      Caffeine.newBuilder().weakKeys().build();

  private final Program program;
  private final EvaluationLimit limit;
  private final CqlEvaluator reference;

  CompiledEvaluator(CompiledCql cql, Program program, EvaluationLimit limit) {
    this.program = program;
    this.limit = limit;
    this.reference = new CqlEvaluator(cql, limit);
  }

  /** Compiles the rules of a content, once for all who evaluate them. */
  public static CompiledEvaluator of(CompiledCql cql, EvaluationLimit limit) {
    return new CompiledEvaluator(cql, PROGRAMS.get(cql, CompiledEvaluator::compile), limit);
  }

  private static Program compile(CompiledCql cql) {
    Program program = ProgramCompiler.rules(cql);
    Evaluation.tell(program);
    return program;
  }

  /** Defines that are left to the reference engine, to the reason. */
  public Map<DefineName, String> lacking() {
    return program.lacking();
  }

  @Override
  public Values evaluate(
      Collection<DefineName> defines,
      Map<String, ? extends @Nullable Object> given,
      Map<String, ?> settings,
      Instant now,
      Map<DefineName, ? extends @Nullable Object> assumed) {
    Program.Places places = program.places(defines);
    List<DefineName> left = places.left();
    Values values = compiled(places, new Given(given, settings), now, assumed);
    return left.isEmpty()
        ? values
        : values.and(reference.evaluate(left, given, settings, now, assumed));
  }

  @Override
  public Evaluator forOneDecision() {
    return new Remembering();
  }

  /** Keeps the run of the inputs that it was asked of last. */
  private final class Remembering implements Evaluator {

    private @Nullable Run run;
    private @Nullable Object inputs;
    private @Nullable Object settings;
    private @Nullable Instant at;

    @Override
    public Values evaluate(
        Collection<DefineName> defines,
        Map<String, ? extends @Nullable Object> given,
        Map<String, ?> asked,
        Instant now,
        Map<DefineName, ? extends @Nullable Object> assumed) {
      Program.Places places = program.places(defines);
      if (!assumed.isEmpty() || !places.left().isEmpty()) {
        return CompiledEvaluator.this.evaluate(defines, given, asked, now, assumed);
      }
      return new Evaluation(program, limit).of(places, run(given, asked, now));
    }

    @Override
    public IntPredicate truths(
        Asked defines,
        Map<String, ? extends @Nullable Object> given,
        Map<String, ?> asked,
        Instant now,
        Supplier<Values> all) {
      Program.Places places = program.places(defines);
      return places.left().isEmpty()
          ? new Truths(places, run(given, asked, now), limit, all)
          : Evaluator.super.truths(defines, given, asked, now, all);
    }

    private Run run(
        Map<String, ? extends @Nullable Object> given, Map<String, ?> asked, Instant now) {
      Run known = run;
      if (known == null || inputs != given || settings != asked || !now.equals(at)) {
        known = new Run(program, new Given(given, asked), now, null);
        run = known;
        inputs = given;
        settings = asked;
        at = now;
      }
      return known;
    }
  }

  private Values compiled(
      Program.Places places,
      Given parameters,
      Instant now,
      Map<DefineName, ? extends @Nullable Object> assumed) {
    Run run = new Run(program, parameters, now, null);
    assumed.forEach(
        (define, value) -> {
          Integer slot = program.slot(define);
          if (slot != null) {
            run.assume(slot, value);
          }
        });
    return new Evaluation(program, limit).of(places, run);
  }
}
