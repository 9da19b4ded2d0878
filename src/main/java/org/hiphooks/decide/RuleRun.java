package org.hiphooks.decide;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hiphooks.evaluate.Evaluator;
import org.hiphooks.evaluate.Values;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.RuleNode;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the defines of one decision. If some fail, it finds the defines that fail by themselves
 * and evaluates the rest as if those had not fired, so that one failing rule takes away only what
 * rests on it.
 */
final class RuleRun {

  private final CompiledCql cql;
  private final Evaluator evaluator;
  private final Map<String, Object> inputs;
  private final Map<String, ?> settings;
  private final Instant now;

  RuleRun(
      CompiledCql cql,
      Evaluator evaluator,
      Map<String, Object> inputs,
      Map<String, ?> settings,
      Instant now) {
    this.cql = cql;
    this.evaluator = evaluator;
    this.inputs = inputs;
    this.settings = settings;
    this.now = now;
  }

  /** Values, and every define that failed or rests on one that failed. */
  record Result(Values values, Set<DefineName> broken) {}

  Result evaluate(Set<DefineName> defines) {
    Values values = evaluator.evaluate(defines, inputs, settings, now);
    if (values.failed().isEmpty()) {
      return new Result(values, Set.of());
    }
    Set<DefineName> broken = broken(values.failed());
    Map<DefineName, @Nullable Object> assumed = new HashMap<>();
    for (DefineName define : broken) {
      if (isRoot(define, broken)) {
        RuleNode tree = cql.trees().get(define);
        assumed.put(define, tree != null && tree.bool() ? Boolean.FALSE : null);
      }
    }
    return new Result(evaluator.evaluate(defines, inputs, settings, now, assumed), broken);
  }

  private Set<DefineName> broken(Set<DefineName> failed) {
    Set<DefineName> candidates = new LinkedHashSet<>();
    for (DefineName define : failed) {
      for (DefineName needed : cql.graph().closure(define)) {
        if (cql.trees().containsKey(needed)) {
          candidates.add(needed);
        }
      }
    }
    return evaluator.evaluate(candidates, inputs, settings, now).failed();
  }

  private boolean isRoot(DefineName define, Set<DefineName> broken) {
    Set<DefineName> needed = new LinkedHashSet<>(cql.graph().closure(define));
    needed.remove(define);
    needed.retainAll(broken);
    return needed.isEmpty();
  }
}
