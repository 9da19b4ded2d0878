package org.hiphooks.evaluate.compiled;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.evaluate.CqlEvaluator;
import org.hiphooks.evaluate.CqlValues;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Evaluator;
import org.hiphooks.evaluate.Values;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs rules that were compiled once. What it cannot compile it says when it is made, and leaves to
 * the reference engine. Thread-safe.
 */
public final class CompiledEvaluator implements Evaluator {

  private static final Logger LOG = LoggerFactory.getLogger(CompiledEvaluator.class);

  /** By identity, and no longer than the content lives. */
  private static final Cache<CompiledCql, Program> PROGRAMS =
      Caffeine.newBuilder().weakKeys().build();

  private final Program program;
  private final EvaluationLimit limit;
  private final CqlEvaluator reference;
  private final Set<String> inputs;

  private CompiledEvaluator(CompiledCql cql, Program program, EvaluationLimit limit) {
    this.program = program;
    this.limit = limit;
    this.reference = new CqlEvaluator(cql, limit);
    this.inputs = Set.copyOf(cql.inputs().keySet());
  }

  /** Compiles the rules of a content, once for all who evaluate them. */
  public static CompiledEvaluator of(CompiledCql cql, EvaluationLimit limit) {
    return new CompiledEvaluator(cql, PROGRAMS.get(cql, CompiledEvaluator::compile), limit);
  }

  private static Program compile(CompiledCql cql) {
    Program program = ProgramCompiler.compile(cql);
    Set<String> reasons = new LinkedHashSet<>(program.lacking().values());
    reasons.forEach(reason -> LOG.warn("left to the reference engine: {}", reason));
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
    List<DefineName> own = new ArrayList<>();
    List<DefineName> left = new ArrayList<>();
    defines.forEach(define -> (program.slot(define) == null ? left : own).add(define));
    Values values = compiled(own, parameters(given, settings), now, assumed);
    return left.isEmpty()
        ? values
        : values.and(reference.evaluate(left, given, settings, now, assumed));
  }

  private Map<String, @Nullable Object> parameters(
      Map<String, ? extends @Nullable Object> given, Map<String, ?> settings) {
    Map<String, @Nullable Object> parameters = new HashMap<>(settings);
    inputs.forEach(input -> parameters.put(input, given.get(input)));
    return parameters;
  }

  private Values compiled(
      Collection<DefineName> defines,
      Map<String, @Nullable Object> parameters,
      Instant now,
      Map<DefineName, ? extends @Nullable Object> assumed) {
    Run run = new Run(program, parameters, now);
    assumed.forEach(
        (define, value) -> {
          Integer slot = program.slot(define);
          if (slot != null) {
            run.assume(slot, value);
          }
        });
    return evaluate(run, defines);
  }

  private int slot(DefineName define) {
    Integer slot = program.slot(define);
    if (slot == null) {
      throw new IllegalArgumentException("no define " + define);
    }
    return slot;
  }

  /** All together first; when their time is over each of the others has a share of its own. */
  private Values evaluate(Run run, Collection<DefineName> defines) {
    Map<DefineName, @Nullable Object> values = new HashMap<>();
    Set<DefineName> failed = new HashSet<>();
    long start = System.nanoTime();
    long end = start + limit.most().toNanos();
    run.until(start + limit.together().toNanos(), false);
    boolean isEach = false;
    for (DefineName define : defines) {
      if (!isEach && !isDone(run, define, values, failed)) {
        isEach = true;
      }
      if (isEach && !values.containsKey(define) && !failed.contains(define)) {
        long now = System.nanoTime();
        run.until(now + limit.each().toNanos(), true);
        if (now - end > 0 || !isDone(run, define, values, failed)) {
          failed.add(define);
        }
      }
    }
    run.slow().forEach(define -> LOG.warn("{} took too long and was stopped", define));
    return new Values(values, failed, run.slow());
  }

  /** False if its time was over before it had a value. */
  private boolean isDone(
      Run run,
      DefineName define,
      Map<DefineName, @Nullable Object> values,
      Set<DefineName> failed) {
    try {
      values.put(define, CqlValues.plain(run.define(slot(define))));
      return true;
    } catch (Stopped e) {
      if (e == Stopped.TIME) {
        return false;
      }
      failed.add(define);
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      failed.add(define);
      return true;
    }
  }
}
