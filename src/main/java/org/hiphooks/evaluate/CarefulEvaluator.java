package org.hiphooks.evaluate;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/**
 * An evaluator for one decision: a define that once took too long is not tried again but fails at
 * once. Not for several threads.
 */
public final class CarefulEvaluator implements Evaluator {

  private final Evaluator evaluator;
  private final Set<DefineName> slow = new HashSet<>();

  /** Around another. */
  public CarefulEvaluator(Evaluator evaluator) {
    this.evaluator = evaluator.forOneDecision();
  }

  @Override
  public Values evaluate(
      Collection<DefineName> defines,
      Map<String, ? extends @Nullable Object> inputs,
      Map<String, ?> settings,
      Instant now,
      Map<DefineName, ? extends @Nullable Object> assumed) {
    if (slow.isEmpty() && assumed.isEmpty()) {
      return remembered(evaluator.evaluate(defines, inputs, settings, now));
    }
    Map<DefineName, @Nullable Object> more = new HashMap<>();
    slow.forEach(define -> more.put(define, FAILS));
    more.putAll(assumed);
    return remembered(evaluator.evaluate(defines, inputs, settings, now, more));
  }

  @Override
  public IntPredicate truths(
      Asked defines,
      Map<String, ? extends @Nullable Object> inputs,
      Map<String, ?> settings,
      Instant now,
      Supplier<Values> all) {
    return slow.isEmpty()
        ? evaluator.truths(defines, inputs, settings, now, all)
        : Evaluator.super.truths(defines, inputs, settings, now, all);
  }

  private Values remembered(Values values) {
    slow.addAll(values.slow());
    return values;
  }
}
