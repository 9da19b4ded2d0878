package org.hiphooks.explain;

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
 * The values of defines, of their parts and of the inputs behind them, over the facts of one
 * evaluation.
 */
final class RuleValues {

  private final CompiledCql cql;
  private final Values values;
  private final Map<String, Object> inputs;

  private RuleValues(CompiledCql cql, Values values, Map<String, Object> inputs) {
    this.cql = cql;
    this.values = values;
    this.inputs = inputs;
  }

  /** Values of the defines and of everything they need. */
  static RuleValues of(
      CompiledCql cql, Evaluator evaluator, Set<DefineName> defines, Evaluation evaluation) {
    Set<DefineName> wanted = new LinkedHashSet<>();
    for (DefineName define : defines) {
      for (DefineName needed : cql.graph().closure(define)) {
        RuleNode tree = cql.trees().get(needed);
        if (tree != null && wanted.add(needed)) {
          addParts(tree, wanted);
        }
      }
    }
    Map<String, Object> inputs = evaluation.facts().values();
    return new RuleValues(
        cql, evaluator.evaluate(wanted, inputs, evaluation.settings(), evaluation.now()), inputs);
  }

  private static void addParts(RuleNode node, Set<DefineName> wanted) {
    if (node.define() != null) {
      wanted.add(node.define());
    }
    node.children().forEach(child -> addParts(child, wanted));
  }

  /** The value of a define or of an input; null is CQL's null, or not known. */
  @Nullable Object of(DefineName define) {
    return CompiledCql.INPUTS.equals(define.library())
        ? inputs.get(define.name())
        : values.byDefine().get(define);
  }

  /** The value of a Boolean part; null also where it has none of its own. */
  @Nullable Object of(RuleNode node) {
    if (node.reference() != null) {
      return of(node.reference());
    }
    return node.define() == null ? null : of(node.define());
  }

  /** The recorded value of an input; null = not recorded. */
  @Nullable Object input(String name) {
    return inputs.get(name);
  }

  /** Whether the evaluation of a define threw. */
  boolean isFailed(DefineName define) {
    return values.failed().contains(define);
  }

  /** The value in words: true, false, null, failed, a number or a text. */
  String words(DefineName define) {
    return isFailed(define) ? "failed" : String.valueOf(of(define));
  }

  /** The tree of a define; null if it is none of the rules'. */
  @Nullable RuleNode tree(DefineName define) {
    return cql.trees().get(define);
  }

  /** The inputs that a part compares or refers to, through other defines too. */
  Set<String> inputsOf(RuleNode node) {
    Set<String> found = new LinkedHashSet<>();
    collect(node, found);
    return found;
  }

  private void collect(RuleNode node, Set<String> found) {
    if (node.reference() != null) {
      cql.graph().inputs(node.reference()).stream()
          .filter(cql.inputs()::containsKey)
          .forEach(found::add);
    }
    node.children().forEach(child -> collect(child, found));
  }
}
