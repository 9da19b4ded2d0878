package org.hiphooks.evaluate;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates defines of the rule libraries over given inputs. It reads no record: the same call
 * answers for a patient, for a what-if question and for a proof. An engine is pure: same arguments,
 * same result.
 */
public interface Evaluator {

  /** To assume of a define that it fails. */
  Object FAILS = new Object();

  /**
   * Evaluates each define by itself, so that a failing one loses no other.
   *
   * @param defines what to evaluate
   * @param inputs values by input name: Boolean, Integer, BigDecimal or String; null or absent =
   *     not recorded
   * @param settings values by setting name; absent = the content's default
   * @param now the evaluation's now
   * @param assumed values that stand in for defines, for "as if this rule had not fired"; {@link
   *     #FAILS} for one that is not to be tried
   */
  Values evaluate(
      Collection<DefineName> defines,
      Map<String, ? extends @Nullable Object> inputs,
      Map<String, ?> settings,
      Instant now,
      Map<DefineName, ? extends @Nullable Object> assumed);

  /**
   * The same for one thread and one decision, which asks several times of inputs that stay the
   * same: an engine may remember what it computed.
   */
  default Evaluator forOneDecision() {
    return this;
  }

  /**
   * Which defines are true, by their places; null and a failure are not. An engine may wait with
   * each until it is asked for.
   *
   * @param all evaluates them all
   */
  default IntPredicate truths(
      Asked defines,
      Map<String, ? extends @Nullable Object> inputs,
      Map<String, ?> settings,
      Instant now,
      Supplier<Values> all) {
    Values values = all.get();
    return place -> values.isTrue(defines, place);
  }

  /** The same without assumptions. */
  default Values evaluate(
      Collection<DefineName> defines,
      Map<String, ? extends @Nullable Object> inputs,
      Map<String, ?> settings,
      Instant now) {
    return evaluate(defines, inputs, settings, now, Map.of());
  }
}
