package org.hiphooks.spark;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.RuleNode;
import org.jspecify.annotations.Nullable;

/** The parts of rules, made once of their trees. */
final class RuleParts {

  private final CompiledCql cql;
  private final Map<DefineName, RulePart> byDefine = new HashMap<>();
  private final Set<DefineName> values = new LinkedHashSet<>();

  RuleParts(CompiledCql cql) {
    this.cql = cql;
  }

  /** The whole of a define, and of all that it refers to; null if it has no tree. */
  @Nullable RulePart of(DefineName define) {
    RulePart known = byDefine.get(define);
    RuleNode tree = cql.trees().get(define);
    if (known == null && tree != null) {
      known = part(tree);
      byDefine.put(define, known);
    }
    return known;
  }

  /** Defines whose values are needed. */
  Set<DefineName> values() {
    return values;
  }

  private RulePart part(RuleNode node) {
    DefineName reference = node.reference();
    if (reference != null && node.bool() && of(reference) != null) {
      return inner(RulePart.Kind.DEFINE, reference, List.of());
    }
    return switch (node.operator()) {
      case "And" -> inner(RulePart.Kind.AND, null, node.children());
      case "Or" -> inner(RulePart.Kind.OR, null, node.children());
      case "Not", "IsFalse" -> inner(RulePart.Kind.NOT, null, node.children());
      case "IsTrue", "Coalesce" -> inner(RulePart.Kind.SAME, null, node.children());
      default -> leaf(node);
    };
  }

  private RulePart inner(RulePart.Kind kind, @Nullable DefineName define, List<RuleNode> nodes) {
    return new RulePart(
        kind, define, false, false, List.of(), nodes.stream().map(this::part).toList());
  }

  private RulePart leaf(RuleNode node) {
    DefineName reference = node.reference();
    boolean isInput = reference != null && CompiledCql.INPUTS.equals(reference.library());
    DefineName define = isInput ? reference : node.define();
    if (define != null && !isInput) {
      values.add(define);
    }
    Set<String> inputs = new LinkedHashSet<>();
    inputs(node, inputs);
    return new RulePart(
        RulePart.Kind.LEAF,
        define,
        isInput,
        "IsNull".equals(node.operator()),
        List.copyOf(inputs),
        List.of());
  }

  private void inputs(RuleNode node, Set<String> inputs) {
    if (node.reference() != null) {
      for (DefineName needed : cql.graph().closure(node.reference())) {
        if (CompiledCql.INPUTS.equals(needed.library())) {
          inputs.add(needed.name());
        }
      }
    }
    node.children().forEach(child -> inputs(child, inputs));
  }
}
