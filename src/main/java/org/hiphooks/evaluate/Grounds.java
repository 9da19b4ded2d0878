package org.hiphooks.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.RuleNode;
import org.jspecify.annotations.Nullable;

/**
 * What a rule can rest on, with places instead of names, so that a walk over it looks nothing up.
 * Immutable.
 *
 * @param values what has a value that the walk asks for
 * @param names inputs that the walk can reach, by their places
 * @param inputs all inputs behind the rule
 * @param trees expressions of the rule, which is the first, and of what it refers to
 */
record Grounds(Asked values, List<String> names, Set<String> inputs, List<Step> trees) {

  private static final int NONE = -1;

  /** How a part of an expression passes on whether it is true. */
  enum Kind {
    /** True by its operands. */
    PLAIN,
    /** One true operand is enough. */
    ALTERNATIVE,
    /** "is false": the negative itself counts. */
    IS_FALSE,
    /** Nothing below it made it true. */
    NEGATION,
    /** Another define, or an input. */
    REFERENCE
  }

  /**
   * A part of an expression.
   *
   * @param kind what it does
   * @param value place of its value; negative if it is no Boolean or has none of its own
   * @param tree place of the expression it refers to; negative if it refers to none
   * @param input place of the input it refers to; negative if it refers to none
   * @param operands in order
   */
  record Step(Kind kind, int value, int tree, int input, List<Step> operands) {

    /** Whether it has a value to ask for. */
    boolean hasValue() {
      return value >= 0;
    }
  }

  /** Those of a define that is a rule. */
  static Grounds of(CompiledCql cql, DefineName rule) {
    Finding finding = new Finding(cql);
    finding.start(rule);
    Set<String> inputs = cql.graph().inputs(rule);
    inputs.retainAll(cql.inputs().keySet());
    return new Grounds(
        new Asked(finding.values.keySet()),
        List.copyOf(finding.names.keySet()),
        Set.copyOf(inputs),
        finding.trees());
  }

  /** Gives places to what it meets. */
  private static final class Finding {

    private final CompiledCql cql;
    private final Map<DefineName, Integer> values = new LinkedHashMap<>();
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final Map<DefineName, Integer> places = new HashMap<>();
    private final List<@Nullable Step> trees = new ArrayList<>();

    Finding(CompiledCql cql) {
      this.cql = cql;
    }

    /** An input rests on itself. */
    void start(DefineName rule) {
      if (CompiledCql.INPUTS.equals(rule.library())) {
        trees.add(new Step(Kind.REFERENCE, NONE, NONE, place(names, rule.name()), List.of()));
      } else {
        tree(rule);
      }
    }

    List<Step> trees() {
      List<Step> all = new ArrayList<>();
      for (Step tree : trees) {
        if (tree != null) {
          all.add(tree);
        }
      }
      return List.copyOf(all);
    }

    /** Place of a define's expression; negative if none is known. */
    int tree(DefineName define) {
      RuleNode tree = cql.trees().get(define);
      if (tree == null) {
        return NONE;
      }
      Integer known = places.get(define);
      if (known != null) {
        return known;
      }
      int place = trees.size();
      places.put(define, place);
      trees.add(null);
      trees.set(place, step(tree));
      return place;
    }

    private Step step(RuleNode node) {
      int value = node.bool() && node.define() != null ? place(values, node.define()) : NONE;
      DefineName reference = node.reference();
      if (reference != null) {
        boolean isInput = CompiledCql.INPUTS.equals(reference.library());
        // A name that a define chose, such as the top cause, is no finding: what led to it is.
        int tree = isInput || node.text() ? NONE : tree(reference);
        int input = isInput ? place(names, reference.name()) : NONE;
        return new Step(Kind.REFERENCE, value, tree, input, List.of());
      }
      List<Step> operands = node.children().stream().map(this::step).toList();
      return new Step(kind(node.operator()), value, NONE, NONE, operands);
    }

    private static Kind kind(String operator) {
      return switch (operator) {
        case "Or" -> Kind.ALTERNATIVE;
        case "IsFalse" -> Kind.IS_FALSE;
        case "Not", "IsNull" -> Kind.NEGATION;
        default -> Kind.PLAIN;
      };
    }

    private static <T> int place(Map<T, Integer> places, T one) {
      Integer known = places.putIfAbsent(one, places.size());
      return known == null ? places.size() - 1 : known;
    }
  }
}
