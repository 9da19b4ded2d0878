package org.hiphooks.evaluate.compiled;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.hiphooks.knowledge.DefineName;
import org.hl7.elm.r1.AggregateExpression;
import org.hl7.elm.r1.AliasRef;
import org.hl7.elm.r1.BinaryExpression;
import org.hl7.elm.r1.Case;
import org.hl7.elm.r1.CaseItem;
import org.hl7.elm.r1.Coalesce;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.First;
import org.hl7.elm.r1.FunctionRef;
import org.hl7.elm.r1.If;
import org.hl7.elm.r1.In;
import org.hl7.elm.r1.Last;
import org.hl7.elm.r1.Literal;
import org.hl7.elm.r1.Null;
import org.hl7.elm.r1.OperandRef;
import org.hl7.elm.r1.ParameterDef;
import org.hl7.elm.r1.ParameterRef;
import org.hl7.elm.r1.Property;
import org.hl7.elm.r1.Query;
import org.hl7.elm.r1.TupleElement;
import org.hl7.elm.r1.UnaryExpression;
import org.jspecify.annotations.Nullable;

/** How each kind of expression is written; in the order of evaluation that the closures have. */
final class StraightExpressions {

  private final StraightCode code;
  private final StraightCode.Scope scope;

  private StraightExpressions(StraightCode code, StraightCode.Scope scope) {
    this.code = code;
    this.scope = scope;
  }

  /** An expression as Java; null if it is of a kind that stays a closure. */
  static @Nullable String code(StraightCode code, Expression expression, StraightCode.Scope scope) {
    return new StraightExpressions(code, scope).of(expression);
  }

  private @Nullable String of(Expression expression) {
    if (expression instanceof Literal literal) {
      return code.constant("Object", Constants.value(literal));
    } else if (expression instanceof Null) {
      return "((Object) null)";
    } else if (expression instanceof AliasRef alias) {
      return scope.variable(alias.getName());
    } else if (expression instanceof OperandRef operand) {
      return scope.variable(operand.getName());
    } else if (expression instanceof ParameterRef parameter) {
      return parameter(parameter);
    } else if (expression instanceof FunctionRef call) {
      return StraightMethods.call(code, call, scope);
    } else if (expression instanceof ExpressionRef reference) {
      return "run.define(" + code.program().reference(name(reference)) + ")";
    } else if (expression instanceof Query query) {
      return StraightMethods.query(code, query, scope);
    }
    String operator = operator(expression);
    return operator == null ? shape(expression) : operator;
  }

  private DefineName name(ExpressionRef reference) {
    return code.program()
        .libraries()
        .name(scope.library(), reference.getLibraryName(), reference.getName());
  }

  private String inner(@Nullable Expression expression) {
    return code.of(expression, scope);
  }

  private @Nullable String operator(Expression expression) {
    if (expression instanceof First first) {
      return ofList(expression, first.getSource());
    } else if (expression instanceof Last last) {
      return ofList(expression, last.getSource());
    } else if (expression instanceof UnaryExpression unary && Operators.unary(unary) != null) {
      String operator = code.constant("Operators.Unary", Operators.unary(unary));
      return operator + ".apply(" + inner(unary.getOperand()) + ")";
    } else if (expression instanceof BinaryExpression binary && Operators.binary(binary) != null) {
      String operator = code.constant("Operators.Binary", Operators.binary(binary));
      String left = inner(binary.getOperand().get(0));
      return operator + ".apply(" + left + ", " + inner(binary.getOperand().get(1)) + ")";
    } else if (expression instanceof AggregateExpression aggregate && aggregate.getPath() == null) {
      return ofList(expression, aggregate.getSource());
    }
    return null;
  }

  private @Nullable String ofList(Expression expression, @Nullable Expression source) {
    Operators.Unary operator = Operators.ofList(expression);
    return operator == null
        ? null
        : code.constant("Operators.Unary", operator) + ".apply(" + inner(source) + ")";
  }

  private @Nullable String shape(Expression expression) {
    if (expression instanceof If choice) {
      return choice(inner(choice.getCondition()), inner(choice.getThen()), inner(choice.getElse()));
    } else if (expression instanceof Case choice && choice.getComparand() == null) {
      return cases(choice);
    } else if (expression instanceof Coalesce coalesce) {
      return "StraightParts.coalesce(" + array(coalesce.getOperand()) + ")";
    } else if (expression instanceof In in && in.getPrecision() == null) {
      String element = inner(in.getOperand().get(0));
      return "StraightParts.isIn(" + element + ", " + inner(in.getOperand().get(1)) + ")";
    } else if (expression instanceof Property property) {
      return property(property);
    } else if (expression instanceof org.hl7.elm.r1.List list) {
      return list(list);
    } else if (expression instanceof org.hl7.elm.r1.Tuple tuple) {
      return tuple(tuple);
    }
    return null;
  }

  private static String choice(String condition, String then, String otherwise) {
    return "(StraightParts.isTrue(" + condition + ") ? " + then + " : " + otherwise + ")";
  }

  private String cases(Case choice) {
    StringBuilder text = new StringBuilder("(");
    for (CaseItem item : choice.getCaseItem()) {
      text.append("StraightParts.isTrue(").append(inner(item.getWhen())).append(") ? ");
      text.append(inner(item.getThen())).append(" : ");
    }
    return text.append(inner(choice.getElse())).append(')').toString();
  }

  private String array(List<? extends Expression> expressions) {
    return expressions.stream()
        .map(this::inner)
        .collect(Collectors.joining(", ", "new Object[] {", "}"));
  }

  private String property(Property property) {
    String source =
        property.getSource() == null
            ? scope.variable(property.getScope())
            : inner(property.getSource());
    Step step =
        new Step(run -> null, String.valueOf(property.getPath()), code.program().environment());
    return code.constant("Step", step) + ".of(" + source + ")";
  }

  private String list(org.hl7.elm.r1.List list) {
    if (list.getElement().stream().allMatch(Literal.class::isInstance)) {
      List<@Nullable Object> values = new ArrayList<>();
      list.getElement().forEach(literal -> values.add(Constants.value((Literal) literal)));
      return code.constant("Object", Collections.unmodifiableList(values));
    }
    return "java.util.Arrays.asList(" + array(list.getElement()) + ")";
  }

  private String tuple(org.hl7.elm.r1.Tuple tuple) {
    List<String> names = tuple.getElement().stream().map(e -> String.valueOf(e.getName())).toList();
    String shape = code.constant("org.hiphooks.evaluate.Row.Shape", code.program().shape(names));
    String values = array(tuple.getElement().stream().map(TupleElement::getValue).toList());
    return "new org.hiphooks.evaluate.Row(" + shape + ", " + values + ")";
  }

  /** As closures: what is given by the name alone holds for every library. */
  private @Nullable String parameter(ParameterRef reference) {
    DefineName name =
        code.program()
            .libraries()
            .name(scope.library(), reference.getLibraryName(), reference.getName());
    ParameterDef parameter = code.program().libraries().parameter(name);
    boolean isInput = code.program().isInput(name.name());
    if (parameter == null || !isInput && !(parameter.getDefault() instanceof Literal)) {
      return null;
    }
    String full = code.constant("String", name.library() + '.' + name.name());
    String own = code.constant("String", name.name());
    String otherwise =
        isInput
            ? "run.input(" + own + ")"
            : "run.isSet("
                + own
                + ") ? run.setting("
                + own
                + ") : "
                + inner(parameter.getDefault());
    return "(run.isSet(" + full + ") ? run.setting(" + full + ") : " + otherwise + ")";
  }
}
