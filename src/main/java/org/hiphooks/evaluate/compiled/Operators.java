package org.hiphooks.evaluate.compiled;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.hl7.elm.r1.Expression;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.AbsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.AddEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.AndEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.AnyTrueEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConcatenateEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.CountEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DivideEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EndsWithEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EquivalentEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ExistsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.FirstEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.FlattenEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.FloorEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.GreaterEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.GreaterOrEqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LastEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LessEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LessOrEqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LowBoundaryEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LowerEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MaxEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MinEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MultiplyEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.NotEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.OrEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SingletonFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.StartsWithEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SubtractEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SumEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.TimezoneOffsetFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToDecimalEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToIntegerEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToListEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToStringEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.TruncatedDivideEvaluator;

/**
 * Operators whose value follows from the values of their operands alone. What they compute is the
 * reference engine's own code, so that it cannot differ; only the way through the expressions is
 * ours. Both operands are always evaluated, as the reference engine does: one that fails makes the
 * whole fail.
 */
final class Operators {

  /** Of one operand. */
  interface Unary extends UnaryOperator<@Nullable Object> {}

  /** Of two operands. */
  interface Binary extends BinaryOperator<@Nullable Object> {}

  static final Map<Class<? extends Expression>, Unary> UNARY =
      Map.ofEntries(
          entry(org.hl7.elm.r1.Abs.class, AbsEvaluator::abs),
          entry(org.hl7.elm.r1.Exists.class, ExistsEvaluator::exists),
          entry(org.hl7.elm.r1.Flatten.class, FlattenEvaluator::flatten),
          entry(org.hl7.elm.r1.IsFalse.class, Boolean.FALSE::equals),
          entry(org.hl7.elm.r1.IsNull.class, value -> value == null),
          entry(org.hl7.elm.r1.IsTrue.class, Boolean.TRUE::equals),
          entry(org.hl7.elm.r1.Floor.class, FloorEvaluator::floor),
          entry(org.hl7.elm.r1.Lower.class, LowerEvaluator::lower),
          entry(org.hl7.elm.r1.Not.class, NotEvaluator::not),
          entry(org.hl7.elm.r1.SingletonFrom.class, SingletonFromEvaluator::singletonFrom),
          entry(
              org.hl7.elm.r1.TimezoneOffsetFrom.class,
              TimezoneOffsetFromEvaluator::timezoneOffsetFrom),
          entry(org.hl7.elm.r1.ToDecimal.class, ToDecimalEvaluator::toDecimal),
          entry(org.hl7.elm.r1.ToInteger.class, ToIntegerEvaluator::toInteger),
          entry(org.hl7.elm.r1.ToList.class, ToListEvaluator::toList),
          entry(org.hl7.elm.r1.ToString.class, ToStringEvaluator::toString),
          entry(org.hl7.elm.r1.Distinct.class, Lists::distinct));

  static final Map<Class<? extends Expression>, Binary> BINARY =
      Map.ofEntries(
          entry(
              org.hl7.elm.r1.Add.class,
              (left, right) -> AddEvaluator.add(left, right, Units.STATE)),
          entry(org.hl7.elm.r1.And.class, AndEvaluator::and),
          entry(org.hl7.elm.r1.Concatenate.class, ConcatenateEvaluator::concatenate),
          entry(
              org.hl7.elm.r1.Divide.class,
              (left, right) -> DivideEvaluator.divide(left, right, Units.STATE)),
          entry(
              org.hl7.elm.r1.EndsWith.class,
              (left, right) -> EndsWithEvaluator.endsWith((String) left, (String) right)),
          entry(org.hl7.elm.r1.Equal.class, Lists::equal),
          entry(
              org.hl7.elm.r1.Equivalent.class,
              (left, right) ->
                  EquivalentEvaluator.equivalent(Tuples.of(left), Tuples.of(right), Units.STATE)),
          entry(
              org.hl7.elm.r1.Greater.class,
              (left, right) -> GreaterEvaluator.greater(left, right, Units.STATE)),
          entry(
              org.hl7.elm.r1.GreaterOrEqual.class,
              (left, right) -> GreaterOrEqualEvaluator.greaterOrEqual(left, right, Units.STATE)),
          entry(
              org.hl7.elm.r1.Less.class,
              (left, right) -> LessEvaluator.less(left, right, Units.STATE)),
          entry(
              org.hl7.elm.r1.LessOrEqual.class,
              (left, right) -> LessOrEqualEvaluator.lessOrEqual(left, right, Units.STATE)),
          entry(org.hl7.elm.r1.LowBoundary.class, LowBoundaryEvaluator::lowBoundary),
          entry(
              org.hl7.elm.r1.Multiply.class,
              (left, right) -> MultiplyEvaluator.multiply(left, right, Units.STATE)),
          entry(org.hl7.elm.r1.Or.class, OrEvaluator::or),
          entry(org.hl7.elm.r1.StartsWith.class, StartsWithEvaluator::startsWith),
          entry(
              org.hl7.elm.r1.Subtract.class,
              (left, right) -> SubtractEvaluator.subtract(left, right, Units.STATE)),
          entry(
              org.hl7.elm.r1.TruncatedDivide.class,
              (left, right) -> TruncatedDivideEvaluator.div(left, right, Units.STATE)));

  /** Of the elements of a list. */
  static final Map<Class<? extends Expression>, Unary> OF_LISTS =
      Map.of(
          org.hl7.elm.r1.AnyTrue.class, AnyTrueEvaluator::anyTrue,
          org.hl7.elm.r1.Count.class, CountEvaluator::count,
          org.hl7.elm.r1.First.class, FirstEvaluator::first,
          org.hl7.elm.r1.Last.class, LastEvaluator::last,
          org.hl7.elm.r1.Max.class, source -> MaxEvaluator.max(source, Units.STATE),
          org.hl7.elm.r1.Min.class, source -> MinEvaluator.min(source, Units.STATE),
          org.hl7.elm.r1.Sum.class, source -> SumEvaluator.sum(source, Units.STATE));

  private Operators() {}

  /** The operator; null if it is none of these. */
  static @Nullable Unary unary(Expression expression) {
    Unary known = UNARY.get(expression.getClass());
    return known == null ? ofTuples(MoreOperators.UNARY.get(expression.getClass())) : known;
  }

  /** The operator; null if it is none of these. */
  static @Nullable Binary binary(Expression expression) {
    Binary known = BINARY.get(expression.getClass());
    if (known != null) {
      return known;
    }
    Binary more = MoreOperators.BINARY.get(expression.getClass());
    return more == null ? null : (left, right) -> more.apply(Tuples.of(left), Tuples.of(right));
  }

  /** The operator; null if it is none of these. */
  static @Nullable Unary ofList(Expression expression) {
    Unary known = OF_LISTS.get(expression.getClass());
    return known == null ? ofTuples(MoreOperators.OF_LISTS.get(expression.getClass())) : known;
  }

  private static @Nullable Unary ofTuples(@Nullable Unary operator) {
    return operator == null ? null : value -> operator.apply(Tuples.of(value));
  }
}
