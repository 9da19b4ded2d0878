package org.hiphooks.evaluate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import org.hiphooks.evaluate.Grounds.Kind;
import org.hiphooks.evaluate.Grounds.Step;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/**
 * Finds the findings behind a rule that is true: it walks the rule's expression along the branches
 * that are true, with the engine's own values of each part, down to the inputs.
 */
public final class EvidenceFinder {

  /** By identity, and no longer than the content lives. */
  private static final Cache<CompiledCql, Map<DefineName, Grounds>> GROUNDS =
      Caffeine.newBuilder().weakKeys().build();

  private final CompiledCql cql;
  private final Evaluator evaluator;

  /** For one content. */
  public EvidenceFinder(CompiledCql cql, Evaluator evaluator) {
    this.cql = cql;
    this.evaluator = evaluator;
  }

  /**
   * The evidence of one rule.
   *
   * @param rule a define that is true
   * @param inputs values by input name
   * @param settings values by setting name
   * @param now the evaluation's now
   */
  public Evidence find(
      DefineName rule,
      Map<String, ? extends @Nullable Object> inputs,
      Map<String, ?> settings,
      Instant now) {
    Grounds grounds = grounds(rule);
    if (grounds.trees().isEmpty()) {
      return new Evidence(Set.of(), Set.of(), grounds.inputs());
    }
    Asked asked = grounds.values();
    IntPredicate truths =
        evaluator.truths(
            asked, inputs, settings, now, () -> evaluator.evaluate(asked, inputs, settings, now));
    Walk walk = new Walk(grounds, truths, inputs);
    walk.enter(0);
    walk.ask(0);
    return new Evidence(walk.named(walk.findings), walk.named(walk.missing), grounds.inputs());
  }

  private Grounds grounds(DefineName rule) {
    return GROUNDS
        .get(cql, key -> new ConcurrentHashMap<>())
        .computeIfAbsent(rule, define -> Grounds.of(cql, define));
  }

  /** One walk over the true branches. */
  private static final class Walk {

    private final Grounds grounds;
    private final IntPredicate truths;
    private final boolean[] recorded;
    private final boolean[] entered;
    private final boolean[] asked;
    private final boolean[] findings;
    private final boolean[] missing;

    Walk(Grounds grounds, IntPredicate truths, Map<String, ? extends @Nullable Object> inputs) {
      this.grounds = grounds;
      this.truths = truths;
      this.entered = new boolean[grounds.trees().size()];
      this.asked = new boolean[grounds.trees().size()];
      int names = grounds.names().size();
      this.findings = new boolean[names];
      this.missing = new boolean[names];
      this.recorded = new boolean[names];
      for (int i = 0; i < names; i++) {
        recorded[i] = inputs.get(grounds.names().get(i)) != null;
      }
    }

    void enter(int tree) {
      if (!entered[tree]) {
        entered[tree] = true;
        follow(grounds.trees().get(tree));
      }
    }

    private void follow(Step step) {
      if (step.input() >= 0) {
        findings[step.input()] |= recorded[step.input()];
      } else if (step.tree() >= 0) {
        enter(step.tree());
      } else if (step.kind() != Kind.NEGATION) {
        for (int i = 0; i < step.operands().size(); i++) {
          Step operand = step.operands().get(i);
          if (isOpen(step, operand)) {
            follow(operand);
          }
        }
      }
    }

    /** What could still matter: an alternative that is met already asks for no other. */
    void ask(int tree) {
      if (!asked[tree]) {
        asked[tree] = true;
        ask(grounds.trees().get(tree));
      }
    }

    private void ask(Step step) {
      if (step.input() >= 0) {
        missing[step.input()] |= !recorded[step.input()];
      } else if (step.tree() >= 0) {
        ask(step.tree());
      } else {
        boolean isMet = step.kind() == Kind.ALTERNATIVE && step.hasValue() && isTrue(step);
        for (int i = 0; i < step.operands().size(); i++) {
          Step operand = step.operands().get(i);
          if (!isMet || isOpen(step, operand)) {
            ask(operand);
          }
        }
      }
    }

    /**
     * A Boolean part is followed only if it is true; below "is false" the negative itself counts.
     */
    private boolean isOpen(Step parent, Step child) {
      if (parent.kind() == Kind.IS_FALSE) {
        return child.kind() == Kind.REFERENCE;
      }
      return !child.hasValue() || isTrue(child);
    }

    private boolean isTrue(Step step) {
      return truths.test(step.value());
    }

    Set<String> named(boolean[] places) {
      List<String> names = new ArrayList<>();
      for (int i = 0; i < places.length; i++) {
        if (places[i]) {
          names.add(grounds.names().get(i));
        }
      }
      return Set.copyOf(names);
    }
  }
}
