package org.hiphooks.explain;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.RuleNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds what keeps a rule from firing: it walks the rule's expression along the parts that are not
 * as the rule needs them, down to the inputs. A part that nothing recorded later could change
 * decides alone.
 */
final class Blockers {

  private final RuleValues values;

  Blockers(RuleValues values) {
    this.values = values;
  }

  /**
   * What stands in the way.
   *
   * @param unknown inputs that are not recorded
   * @param against inputs whose recorded value is another than needed
   */
  record Block(Set<String> unknown, Set<String> against) {

    static final Block NONE = new Block(Set.of(), Set.of());

    /** Nothing that is not recorded could change it. */
    boolean isDecided() {
      return unknown.isEmpty();
    }

    private Block and(Block other) {
      Set<String> bothUnknown = new LinkedHashSet<>(unknown);
      bothUnknown.addAll(other.unknown);
      Set<String> bothAgainst = new LinkedHashSet<>(against);
      bothAgainst.addAll(other.against);
      return new Block(bothUnknown, bothAgainst);
    }
  }

  /** What keeps a define from being true; nothing if it is. */
  Block of(DefineName define) {
    RuleNode tree = values.tree(define);
    return tree == null ? Block.NONE : of(tree, true);
  }

  private Block of(RuleNode node, boolean wanted) {
    if (Boolean.valueOf(wanted).equals(values.of(node))) {
      return Block.NONE;
    }
    return switch (node.operator()) {
      case "And" -> wanted ? all(node.children(), true) : any(node.children(), false);
      case "Or" -> wanted ? any(node.children(), true) : all(node.children(), false);
      case "Not" -> of(node.children().get(0), !wanted);
      case "ExpressionRef" -> reference(node, wanted);
      default -> atom(node);
    };
  }

  private Block reference(RuleNode node, boolean wanted) {
    DefineName reference = node.reference();
    if (reference == null || CompiledCql.INPUTS.equals(reference.library())) {
      return atom(node);
    }
    @Nullable RuleNode tree = values.tree(reference);
    return tree == null || !tree.bool() ? atom(node) : of(tree, wanted);
  }

  /** Each part must be as wanted: one that is decided is enough to say why not. */
  private Block all(List<RuleNode> parts, boolean wanted) {
    Block together = Block.NONE;
    for (RuleNode part : parts) {
      Block block = of(part, wanted);
      if (!block.against().isEmpty() && block.isDecided()) {
        return block;
      }
      together = together.and(block);
    }
    return together;
  }

  /** One part as wanted would do: all of them stand in the way. */
  private Block any(List<RuleNode> parts, boolean wanted) {
    Block together = Block.NONE;
    for (RuleNode part : parts) {
      together = together.and(of(part, wanted));
    }
    return together;
  }

  private Block atom(RuleNode node) {
    Set<String> inputs = values.inputsOf(node);
    Predicate<String> isKnown = input -> values.input(input) != null;
    return new Block(filtered(inputs, isKnown.negate()), filtered(inputs, isKnown));
  }

  private static Set<String> filtered(Set<String> inputs, Predicate<String> wanted) {
    Set<String> found = new LinkedHashSet<>(inputs);
    found.removeIf(wanted.negate());
    return found;
  }
}
