package org.hiphooks.knowledge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.cqframework.cql.elm.visiting.BaseElmLibraryVisitor;
import org.hl7.elm.r1.AccessModifier;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionDef;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.FunctionRef;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tree of one define and, for every node that has a value of its own, a define that
 * evaluates it. So the engine itself tells the value of each part of a rule.
 */
final class RuleTreeBuilder extends BaseElmLibraryVisitor<@Nullable Void, @Nullable Void> {

  private static final List<String> BOUND =
      List.of("AliasRef", "QueryLetRef", "OperandRef", "IterationRef", "TotalRef");

  private final DefineGraph graph;
  private final DefineName root;
  private final List<ExpressionDef> parts = new ArrayList<>();
  private final Deque<List<RuleNode>> open = new ArrayDeque<>();
  private final Deque<boolean[]> bound = new ArrayDeque<>();

  private RuleTreeBuilder(DefineGraph graph, DefineName root) {
    this.graph = graph;
    this.root = root;
    open.push(new ArrayList<>());
    bound.push(new boolean[1]);
  }

  /** The tree, and the defines of its parts. */
  record Tree(RuleNode node, List<ExpressionDef> parts) {}

  static Tree build(DefineGraph graph, DefineName define, Expression expression) {
    RuleTreeBuilder builder = new RuleTreeBuilder(graph, define);
    builder.visitExpression(expression, null);
    return new Tree(builder.open.element().get(0), builder.parts);
  }

  @Override
  public @Nullable Void visitExpression(Expression expression, @Nullable Void context) {
    open.push(new ArrayList<>());
    bound.push(new boolean[] {BOUND.contains(expression.getClass().getSimpleName())});
    super.visitExpression(expression, context);
    List<RuleNode> children = open.pop();
    boolean isBound = bound.pop()[0];
    bound.element()[0] |= isBound;
    open.element().add(node(expression, children, isBound));
    return null;
  }

  private RuleNode node(Expression expression, List<RuleNode> children, boolean isBound) {
    DefineName reference = null;
    if (expression instanceof ExpressionRef ref && !(expression instanceof FunctionRef)) {
      reference =
          graph.resolve(root.library(), ref.getLibraryName(), String.valueOf(ref.getName()));
    }
    DefineName part = null;
    boolean bool = isOfType(expression, "Boolean");
    if (!isBound && bool) {
      part = new DefineName(root.library(), root.name() + " #" + parts.size());
      ExpressionDef def = new ExpressionDef();
      def.setName(part.name());
      def.setContext("Patient");
      def.setAccessLevel(AccessModifier.PUBLIC);
      def.setExpression(expression);
      parts.add(def);
    }
    return new RuleNode(
        expression.getClass().getSimpleName(),
        expression.getLocator(),
        bool,
        isOfType(expression, "String"),
        part,
        reference,
        children);
  }

  private static boolean isOfType(Expression expression, String type) {
    return expression.getResultTypeName() != null
        && type.equals(expression.getResultTypeName().getLocalPart());
  }

  @Override
  protected @Nullable Void defaultResult(@Nullable Element element, @Nullable Void context) {
    return null;
  }
}
