package org.hiphooks.knowledge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.cqframework.cql.elm.visiting.BaseElmLibraryVisitor;
import org.hl7.elm.r1.Element;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.Literal;
import org.hl7.elm.r1.ParameterRef;
import org.jspecify.annotations.Nullable;

/** Finds, in the compiled rules, what each input is compared with. */
final class BoundFinder extends BaseElmLibraryVisitor<@Nullable Void, @Nullable Void> {

  private static final Set<String> COMPARISONS =
      Set.of("Greater", "GreaterOrEqual", "Less", "LessOrEqual", "Equal", "NotEqual", "In");

  private final CompiledCql cql;
  private final String library;
  private final Map<String, Operands> found;
  private @Nullable Operands open;

  private BoundFinder(CompiledCql cql, String library, Map<String, Operands> found) {
    this.cql = cql;
    this.library = library;
    this.found = found;
  }

  /** Both sides of one comparison. */
  private record Operands(Set<String> inputs, Set<String> literals, Set<String> settings) {

    Operands() {
      this(new HashSet<>(), new HashSet<>(), new HashSet<>());
    }
  }

  static Map<String, Bounds> find(CompiledCql cql) {
    Map<String, Operands> found = new HashMap<>();
    cql.trees()
        .keySet()
        .forEach(
            define -> {
              Expression expression = cql.expressions().of(define);
              if (expression != null) {
                new BoundFinder(cql, define.library(), found).visitExpression(expression, null);
              }
            });
    Map<String, Bounds> bounds = new HashMap<>();
    found.forEach((input, sides) -> bounds.put(input, new Bounds(sides.literals, sides.settings)));
    return bounds;
  }

  @Override
  public @Nullable Void visitExpression(Expression expression, @Nullable Void context) {
    if (open != null || !COMPARISONS.contains(expression.getClass().getSimpleName())) {
      return super.visitExpression(expression, context);
    }
    Operands sides = new Operands();
    open = sides;
    super.visitExpression(expression, context);
    open = null;
    for (String input : sides.inputs) {
      Operands all = found.computeIfAbsent(input, name -> new Operands());
      all.literals.addAll(sides.literals);
      all.settings.addAll(sides.settings);
    }
    return null;
  }

  @Override
  public @Nullable Void visitExpressionRef(ExpressionRef reference, @Nullable Void context) {
    if (open != null && !(reference instanceof FunctionRef)) {
      DefineName define =
          cql.graph()
              .resolve(library, reference.getLibraryName(), String.valueOf(reference.getName()));
      if (CompiledCql.INPUTS.equals(define.library())) {
        open.inputs.add(define.name());
      }
    }
    return super.visitExpressionRef(reference, context);
  }

  @Override
  public @Nullable Void visitLiteral(Literal literal, @Nullable Void context) {
    if (open != null && literal.getValue() != null) {
      open.literals.add(literal.getValue());
    }
    return super.visitLiteral(literal, context);
  }

  @Override
  public @Nullable Void visitParameterRef(ParameterRef reference, @Nullable Void context) {
    if (open != null) {
      open.settings.add(String.valueOf(reference.getName()));
    }
    return super.visitParameterRef(reference, context);
  }

  @Override
  protected @Nullable Void defaultResult(@Nullable Element element, @Nullable Void context) {
    return null;
  }
}
