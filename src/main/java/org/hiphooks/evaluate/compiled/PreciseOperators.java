package org.hiphooks.evaluate.compiled;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Function;
import org.hl7.elm.r1.BinaryExpression;
import org.hl7.elm.r1.DateTimePrecision;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.AfterEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.BeforeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EndsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.InEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.IncludedInEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.IncludesEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MeetsAfterEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MeetsBeforeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MeetsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.OverlapsAfterEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.OverlapsBeforeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.OverlapsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ProperContainsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ProperInEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ProperIncludedInEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ProperIncludesEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SameAsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SameOrAfterEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SameOrBeforeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.StartsEvaluator;
import org.opencds.cqf.cql.engine.execution.State;

/** Comparisons of times and intervals, which may be made at a precision. */
final class PreciseOperators {

  /** Compares at a precision. */
  private interface Comparison {
    @Nullable Object apply(
        @Nullable Object left, @Nullable Object right, @Nullable String precision, State state);
  }

  /** A comparison and where its precision stands. */
  private record Operator(
      Function<BinaryExpression, @Nullable DateTimePrecision> precision, Comparison comparison) {}

  private static final Map<Class<? extends BinaryExpression>, Operator> OPERATORS =
      Map.ofEntries(
          entry(
              org.hl7.elm.r1.After.class,
              new Operator(e -> ((org.hl7.elm.r1.After) e).getPrecision(), AfterEvaluator::after)),
          entry(
              org.hl7.elm.r1.Before.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.Before) e).getPrecision(), BeforeEvaluator::before)),
          entry(
              org.hl7.elm.r1.Ends.class,
              new Operator(e -> ((org.hl7.elm.r1.Ends) e).getPrecision(), EndsEvaluator::ends)),
          entry(
              org.hl7.elm.r1.Starts.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.Starts) e).getPrecision(), StartsEvaluator::starts)),
          entry(
              org.hl7.elm.r1.In.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.In) e).getPrecision(), InEvaluator::internalEvaluate)),
          entry(
              org.hl7.elm.r1.IncludedIn.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.IncludedIn) e).getPrecision(),
                  IncludedInEvaluator::internalEvaluate)),
          entry(
              org.hl7.elm.r1.Includes.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.Includes) e).getPrecision(),
                  IncludesEvaluator::internalEvaluate)),
          entry(
              org.hl7.elm.r1.Meets.class,
              new Operator(e -> ((org.hl7.elm.r1.Meets) e).getPrecision(), MeetsEvaluator::meets)),
          entry(
              org.hl7.elm.r1.MeetsAfter.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.MeetsAfter) e).getPrecision(),
                  MeetsAfterEvaluator::meetsAfter)),
          entry(
              org.hl7.elm.r1.MeetsBefore.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.MeetsBefore) e).getPrecision(),
                  MeetsBeforeEvaluator::meetsBefore)),
          entry(
              org.hl7.elm.r1.Overlaps.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.Overlaps) e).getPrecision(), OverlapsEvaluator::overlaps)),
          entry(
              org.hl7.elm.r1.OverlapsAfter.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.OverlapsAfter) e).getPrecision(),
                  OverlapsAfterEvaluator::overlapsAfter)),
          entry(
              org.hl7.elm.r1.OverlapsBefore.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.OverlapsBefore) e).getPrecision(),
                  OverlapsBeforeEvaluator::overlapsBefore)),
          entry(
              org.hl7.elm.r1.ProperContains.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.ProperContains) e).getPrecision(),
                  ProperContainsEvaluator::properContains)),
          entry(
              org.hl7.elm.r1.ProperIn.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.ProperIn) e).getPrecision(),
                  ProperInEvaluator::internalEvaluate)),
          entry(
              org.hl7.elm.r1.ProperIncludedIn.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.ProperIncludedIn) e).getPrecision(),
                  ProperIncludedInEvaluator::properlyIncludedIn)),
          entry(
              org.hl7.elm.r1.ProperIncludes.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.ProperIncludes) e).getPrecision(),
                  ProperIncludesEvaluator::properlyIncludes)),
          entry(
              org.hl7.elm.r1.SameAs.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.SameAs) e).getPrecision(), SameAsEvaluator::sameAs)),
          entry(
              org.hl7.elm.r1.SameOrAfter.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.SameOrAfter) e).getPrecision(),
                  SameOrAfterEvaluator::sameOrAfter)),
          entry(
              org.hl7.elm.r1.SameOrBefore.class,
              new Operator(
                  e -> ((org.hl7.elm.r1.SameOrBefore) e).getPrecision(),
                  SameOrBeforeEvaluator::sameOrBefore)));

  private PreciseOperators() {}

  /** Compiles an expression; null if it is none of these. */
  static @Nullable Node compile(ExpressionCompiler expressions, BinaryExpression expression) {
    Operator operator = OPERATORS.get(expression.getClass());
    if (operator == null) {
      return null;
    }
    DateTimePrecision wanted = operator.precision().apply(expression);
    String precision = wanted == null ? null : wanted.value();
    Comparison comparison = operator.comparison();
    Node left = expressions.compile(expression.getOperand().get(0));
    Node right = expressions.compile(expression.getOperand().get(1));
    return run -> {
      Object first = Tuples.of(left.in(run));
      return comparison.apply(first, Tuples.of(right.in(run)), precision, Units.STATE);
    };
  }
}
