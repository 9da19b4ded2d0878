package org.hiphooks.evaluate.compiled;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.Literal;
import org.hl7.elm.r1.NaryExpression;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.CombineEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConcatenateEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ContainsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DateTimeComponentFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DifferenceBetweenEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DurationBetweenEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ExceptEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.IndexOfEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.IntersectEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LastPositionOfEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LengthEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.NegateEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.PositionOfEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ReplaceMatchesEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.RoundEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SplitEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SplitOnMatchesEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SubstringEvaluator;
import org.opencds.cqf.cql.engine.runtime.Precision;

/**
 * Operators with operands of their own names, or whose value also depends on how they are written;
 * as in {@link Operators}.
 */
final class Calls {

  /** From the values of the operands to the value. */
  interface Function {
    @Nullable Object of(@Nullable Object[] values);
  }

  /** How an expression is compiled. */
  interface Rule {
    Node compile(ExpressionCompiler expressions, Expression expression);
  }

  private static final Map<Class<? extends Expression>, Rule> RULES =
      Map.ofEntries(
          entry(org.hl7.elm.r1.Combine.class, Calls::combine),
          entry(org.hl7.elm.r1.Concatenate.class, two(ConcatenateEvaluator::concatenate)),
          entry(org.hl7.elm.r1.Contains.class, Calls::contains),
          entry(org.hl7.elm.r1.DateTimeComponentFrom.class, Calls::component),
          entry(org.hl7.elm.r1.DifferenceBetween.class, Calls::difference),
          entry(org.hl7.elm.r1.DurationBetween.class, Calls::duration),
          entry(
              org.hl7.elm.r1.Except.class,
              two((left, right) -> ExceptEvaluator.except(left, right, Units.STATE))),
          entry(org.hl7.elm.r1.IndexOf.class, Calls::indexOf),
          entry(
              org.hl7.elm.r1.Intersect.class,
              two((left, right) -> IntersectEvaluator.intersect(left, right, Units.STATE))),
          entry(org.hl7.elm.r1.LastPositionOf.class, Calls::lastPositionOf),
          entry(org.hl7.elm.r1.Length.class, Calls::length),
          entry(org.hl7.elm.r1.Negate.class, Calls::negate),
          entry(org.hl7.elm.r1.PositionOf.class, Calls::positionOf),
          entry(org.hl7.elm.r1.ReplaceMatches.class, Calls::replaceMatches),
          entry(org.hl7.elm.r1.Round.class, Calls::round),
          entry(org.hl7.elm.r1.Split.class, Calls::split),
          entry(org.hl7.elm.r1.SplitOnMatches.class, Calls::splitOnMatches),
          entry(org.hl7.elm.r1.Substring.class, Calls::substring));

  private Calls() {}

  /** Compiles an expression. */
  static Node compile(ExpressionCompiler expressions, Expression expression) {
    Rule rule = RULES.get(expression.getClass());
    return rule == null
        ? Makers.compile(expressions, expression)
        : rule.compile(expressions, expression);
  }

  /** A call with its operands, evaluated in order; an operand that is not written is null. */
  static Node call(
      ExpressionCompiler expressions, Function function, @Nullable Expression... operands) {
    Node[] nodes = Arrays.stream(operands).map(expressions::compile).toArray(Node[]::new);
    return run -> {
      @Nullable Object[] values = new @Nullable Object[nodes.length];
      for (int i = 0; i < nodes.length; i++) {
        values[i] = Tuples.of(nodes[i].in(run));
      }
      return function.of(values);
    };
  }

  /** Of two operands that ELM holds as a list. */
  private static Rule two(Operators.Binary operator) {
    return (expressions, expression) -> {
      List<Expression> operands = ((NaryExpression) expression).getOperand();
      return call(
          expressions,
          values -> operator.apply(values[0], values[1]),
          operands.get(0),
          operands.get(1));
    };
  }

  /** The least Integer is written as the negation of a number that is none. */
  private static Node negate(ExpressionCompiler expressions, Expression expression) {
    Expression operand = ((org.hl7.elm.r1.Negate) expression).getOperand();
    if (operand instanceof Literal literal) {
      if ("2147483648".equals(literal.getValue())) {
        return run -> Integer.MIN_VALUE;
      }
      if (String.valueOf(Long.MAX_VALUE).equals(literal.getValue())) {
        throw new Unsupported(expression, " of the greatest Long");
      }
    }
    return call(expressions, values -> NegateEvaluator.INSTANCE.negate(values[0]), operand);
  }

  private static Node combine(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.Combine combine = (org.hl7.elm.r1.Combine) expression;
    boolean isPlain = combine.getSeparator() == null;
    return call(
        expressions,
        values -> CombineEvaluator.combine(values[0], isPlain ? "" : (String) values[1]),
        combine.getSource(),
        combine.getSeparator());
  }

  private static Node contains(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.Contains contains = (org.hl7.elm.r1.Contains) expression;
    Expression whole = contains.getOperand().get(0);
    String precision = contains.getPrecision() == null ? null : contains.getPrecision().value();
    return call(
        expressions,
        values ->
            ContainsEvaluator.internalEvaluate(values[0], values[1], whole, precision, Units.STATE),
        whole,
        contains.getOperand().get(1));
  }

  private static Node component(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.DateTimeComponentFrom from = (org.hl7.elm.r1.DateTimeComponentFrom) expression;
    String precision = precision(from, from.getPrecision());
    return call(
        expressions,
        values -> DateTimeComponentFromEvaluator.dateTimeComponentFrom(values[0], precision),
        from.getOperand());
  }

  private static Node difference(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.DifferenceBetween between = (org.hl7.elm.r1.DifferenceBetween) expression;
    Precision precision =
        Precision.Companion.fromString(precision(between, between.getPrecision()));
    return call(
        expressions,
        values -> DifferenceBetweenEvaluator.difference(values[0], values[1], precision),
        between.getOperand().get(0),
        between.getOperand().get(1));
  }

  private static Node duration(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.DurationBetween between = (org.hl7.elm.r1.DurationBetween) expression;
    Precision precision =
        Precision.Companion.fromString(precision(between, between.getPrecision()));
    return call(
        expressions,
        values -> DurationBetweenEvaluator.duration(values[0], values[1], precision),
        between.getOperand().get(0),
        between.getOperand().get(1));
  }

  private static String precision(
      Expression expression, org.hl7.elm.r1.@Nullable DateTimePrecision precision) {
    if (precision == null) {
      throw new Unsupported(expression, " without precision");
    }
    return precision.value();
  }

  private static Node indexOf(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.IndexOf indexOf = (org.hl7.elm.r1.IndexOf) expression;
    return call(
        expressions,
        values -> IndexOfEvaluator.indexOf(values[0], values[1], Units.STATE),
        indexOf.getSource(),
        indexOf.getElement());
  }

  private static Node lastPositionOf(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.LastPositionOf position = (org.hl7.elm.r1.LastPositionOf) expression;
    return call(
        expressions,
        values -> LastPositionOfEvaluator.lastPositionOf(values[0], values[1]),
        position.getString(),
        position.getPattern());
  }

  private static Node length(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.Length length = (org.hl7.elm.r1.Length) expression;
    return call(
        expressions,
        values -> LengthEvaluator.internalEvaluate(values[0], length, null),
        length.getOperand());
  }

  private static Node positionOf(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.PositionOf position = (org.hl7.elm.r1.PositionOf) expression;
    return call(
        expressions,
        values -> PositionOfEvaluator.positionOf(values[0], values[1]),
        position.getPattern(),
        position.getString());
  }

  private static Node replaceMatches(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.ReplaceMatches replace = (org.hl7.elm.r1.ReplaceMatches) expression;
    return call(
        expressions,
        values ->
            ReplaceMatchesEvaluator.replaceMatches(
                (String) values[0], (String) values[1], (String) values[2]),
        replace.getOperand().toArray(Expression[]::new));
  }

  private static Node round(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.Round round = (org.hl7.elm.r1.Round) expression;
    return call(
        expressions,
        values -> RoundEvaluator.round(values[0], values[1]),
        round.getOperand(),
        round.getPrecision());
  }

  private static Node split(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.Split split = (org.hl7.elm.r1.Split) expression;
    return call(
        expressions,
        values -> SplitEvaluator.split(values[0], values[1]),
        split.getStringToSplit(),
        split.getSeparator());
  }

  private static Node splitOnMatches(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.SplitOnMatches split = (org.hl7.elm.r1.SplitOnMatches) expression;
    return call(
        expressions,
        values -> SplitOnMatchesEvaluator.splitOnMatches(values[0], values[1]),
        split.getStringToSplit(),
        split.getSeparatorPattern());
  }

  private static Node substring(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.Substring substring = (org.hl7.elm.r1.Substring) expression;
    return call(
        expressions,
        values -> SubstringEvaluator.substring(values[0], values[1], values[2]),
        substring.getStringToSub(),
        substring.getStartIndex(),
        substring.getLength());
  }
}
