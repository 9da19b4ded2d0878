package org.hiphooks.evaluate.compiled;

import static java.util.Map.entry;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import org.cqframework.cql.cql2elm.tracking.Trackable;
import org.hl7.cql.model.IntervalType;
import org.hl7.cql.model.ListType;
import org.hl7.elm.r1.BinaryExpression;
import org.hl7.elm.r1.Expression;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.ConceptEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DateEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DateTimeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MaxValueEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MinValueEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.QuantityEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.TimeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.TimeFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.UnionEvaluator;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.cql.engine.runtime.Interval;
import org.opencds.cqf.cql.engine.runtime.Quantity;
import org.opencds.cqf.cql.engine.runtime.Ratio;

/** Expressions that make values of CQL's own types. */
final class Makers {

  private static final Map<Class<? extends Expression>, Calls.Rule> RULES =
      Map.ofEntries(
          entry(org.hl7.elm.r1.Concept.class, Makers::concept),
          entry(org.hl7.elm.r1.Date.class, Makers::date),
          entry(org.hl7.elm.r1.DateTime.class, Makers::dateTime),
          entry(org.hl7.elm.r1.Interval.class, Makers::interval),
          entry(org.hl7.elm.r1.MaxValue.class, Makers::maximum),
          entry(org.hl7.elm.r1.MinValue.class, Makers::minimum),
          entry(org.hl7.elm.r1.Now.class, (expressions, expression) -> Run::now),
          entry(org.hl7.elm.r1.Quantity.class, Makers::quantity),
          entry(org.hl7.elm.r1.Ratio.class, Makers::ratio),
          entry(org.hl7.elm.r1.Time.class, Makers::time),
          entry(
              org.hl7.elm.r1.TimeOfDay.class,
              (expressions, expression) -> run -> TimeFromEvaluator.timeFrom(run.now())),
          entry(org.hl7.elm.r1.Union.class, Makers::union));

  private Makers() {}

  /** Compiles an expression. */
  static Node compile(ExpressionCompiler expressions, Expression expression) {
    Calls.Rule rule = RULES.get(expression.getClass());
    if (rule != null) {
      return rule.compile(expressions, expression);
    }
    Node precise =
        expression instanceof BinaryExpression binary
            ? PreciseOperators.compile(expressions, binary)
            : null;
    if (precise == null) {
      throw new Unsupported(expression, "");
    }
    return precise;
  }

  private static Node concept(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.Concept concept = (org.hl7.elm.r1.Concept) expression;
    String display = concept.getDisplay();
    return Calls.call(
        expressions,
        values -> {
          List<@Nullable Code> codes = new ArrayList<>();
          for (Object value : values) {
            codes.add((Code) value);
          }
          return ConceptEvaluator.INSTANCE.internalEvaluate(codes, display);
        },
        concept.getCode().toArray(Expression[]::new));
  }

  private static Node date(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.Date date = (org.hl7.elm.r1.Date) expression;
    return Calls.call(
        expressions,
        values ->
            DateEvaluator.internalEvaluate(
                (Integer) values[0], (Integer) values[1], (Integer) values[2]),
        date.getYear(),
        date.getMonth(),
        date.getDay());
  }

  /** A time that names no offset has that of the evaluation, which is UTC. */
  private static Node dateTime(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.DateTime time = (org.hl7.elm.r1.DateTime) expression;
    boolean isHere = time.getTimezoneOffset() == null;
    return Calls.call(
        expressions,
        values ->
            DateTimeEvaluator.internalEvaluate(
                (Integer) values[0],
                (Integer) values[1],
                (Integer) values[2],
                (Integer) values[3],
                (Integer) values[4],
                (Integer) values[5],
                (Integer) values[6],
                isHere ? BigDecimal.ZERO : (BigDecimal) values[7]),
        time.getYear(),
        time.getMonth(),
        time.getDay(),
        time.getHour(),
        time.getMinute(),
        time.getSecond(),
        time.getMillisecond(),
        time.getTimezoneOffset());
  }

  private static Node time(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.Time time = (org.hl7.elm.r1.Time) expression;
    if (time.getHour() == null) {
      return run -> null;
    }
    return Calls.call(
        expressions,
        values ->
            TimeEvaluator.time(
                (Integer) values[0], (Integer) values[1], (Integer) values[2], (Integer) values[3]),
        time.getHour(),
        time.getMinute(),
        time.getSecond(),
        time.getMillisecond());
  }

  private static Node interval(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.Interval interval = (org.hl7.elm.r1.Interval) expression;
    boolean isLow = !Boolean.FALSE.equals(interval.isLowClosed());
    boolean isHigh = !Boolean.FALSE.equals(interval.isHighClosed());
    return Calls.call(
        expressions,
        values -> {
          Object low = values[0];
          Object high = values[2];
          if (low == null && high == null) {
            return null;
          }
          boolean isLowClosed = values[1] == null ? isLow : (Boolean) values[1];
          boolean isHighClosed = values[3] == null ? isHigh : (Boolean) values[3];
          return new Interval(low, isLowClosed, high, isHighClosed, Units.STATE);
        },
        interval.getLow(),
        interval.getLowClosedExpression(),
        interval.getHigh(),
        interval.getHighClosedExpression());
  }

  private static Node quantity(ExpressionCompiler expressions, Expression expression) {
    Object value =
        QuantityEvaluator.internalEvaluate((org.hl7.elm.r1.Quantity) expression, Units.STATE);
    return run -> value;
  }

  private static Node ratio(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.Ratio ratio = (org.hl7.elm.r1.Ratio) expression;
    return Calls.call(
        expressions,
        values ->
            new Ratio().withNumerator((Quantity) values[0]).withDenominator((Quantity) values[1]),
        ratio.getNumerator(),
        ratio.getDenominator());
  }

  private static Node maximum(ExpressionCompiler expressions, Expression expression) {
    String type = name(expression, ((org.hl7.elm.r1.MaxValue) expression).getValueType());
    return run -> MaxValueEvaluator.maxValue(type);
  }

  private static Node minimum(ExpressionCompiler expressions, Expression expression) {
    String type = name(expression, ((org.hl7.elm.r1.MinValue) expression).getValueType());
    return run -> MinValueEvaluator.minValue(type);
  }

  private static String name(Expression expression, @Nullable QName type) {
    if (type == null) {
      throw new Unsupported(expression, " without a type");
    }
    return type.getLocalPart();
  }

  /** Nothing united with nothing is an empty list if lists were meant: the types tell. */
  private static Node union(ExpressionCompiler expressions, Expression expression) {
    org.hl7.elm.r1.Union union = (org.hl7.elm.r1.Union) expression;
    Expression left = union.getOperand().get(0);
    Expression right = union.getOperand().get(1);
    List<@Nullable Object> types = new ArrayList<>();
    types.add(Trackable.INSTANCE.getResultType(left));
    types.add(Trackable.INSTANCE.getResultType(right));
    types.add(Trackable.INSTANCE.getResultType(union));
    Calls.Function function = values -> UnionEvaluator.union(values[0], values[1], Units.STATE);
    if (types.stream().anyMatch(ListType.class::isInstance)) {
      function =
          values ->
              UnionEvaluator.INSTANCE.unionIterable(
                  (Iterable<?>) values[0], (Iterable<?>) values[1], Units.STATE);
    } else if (types.stream().anyMatch(IntervalType.class::isInstance)) {
      function =
          values ->
              UnionEvaluator.unionInterval((Interval) values[0], (Interval) values[1], Units.STATE);
    }
    return Calls.call(expressions, function, left, right);
  }
}
