package org.hiphooks.evaluate.compiled;

import static java.util.Map.entry;

import java.time.ZoneOffset;
import java.util.Map;
import org.hl7.elm.r1.Expression;
import org.opencds.cqf.cql.engine.elm.executing.AllTrueEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.AvgEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.CeilingEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.CollapseEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConvertQuantityEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConvertsToBooleanEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConvertsToDateEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConvertsToDateTimeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConvertsToDecimalEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConvertsToIntegerEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConvertsToLongEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConvertsToQuantityEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConvertsToStringEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ConvertsToTimeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DateFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DivideEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EndEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.EndsWithEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ExpEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ExpandEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.FloorEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.GeometricMeanEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.HighBoundaryEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ImpliesEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.IndexerEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LnEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LogEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LowBoundaryEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.LowerEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MatchesEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MaxEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MedianEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.MinEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ModeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ModuloEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.NotEqualEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.PointFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.PopulationStdDevEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.PopulationVarianceEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.PowerEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.PrecisionEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.PredecessorEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ProductEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SizeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.StartEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.StartsWithEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.StdDevEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SuccessorEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.TimeFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.TimezoneFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.TimezoneOffsetFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToBooleanEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToCharsEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToConceptEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToDateEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToDateTimeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToLongEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToQuantityEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToRatioEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.ToTimeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.TruncateEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.TruncatedDivideEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.UpperEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.VarianceEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.WidthEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.XorEvaluator;
import org.opencds.cqf.cql.engine.runtime.Quantity;

/** Operators that no rule of ours uses today but one may tomorrow; as in {@link Operators}. */
final class MoreOperators {

  static final Map<Class<? extends Expression>, Operators.Unary> UNARY =
      Map.ofEntries(
          entry(org.hl7.elm.r1.Ceiling.class, CeilingEvaluator::ceiling),
          entry(org.hl7.elm.r1.Floor.class, FloorEvaluator::floor),
          entry(org.hl7.elm.r1.Truncate.class, TruncateEvaluator::truncate),
          entry(org.hl7.elm.r1.Exp.class, ExpEvaluator::exp),
          entry(org.hl7.elm.r1.Ln.class, LnEvaluator::ln),
          entry(org.hl7.elm.r1.Lower.class, LowerEvaluator::lower),
          entry(org.hl7.elm.r1.Upper.class, UpperEvaluator::upper),
          entry(org.hl7.elm.r1.Start.class, StartEvaluator::start),
          entry(org.hl7.elm.r1.End.class, EndEvaluator::end),
          entry(org.hl7.elm.r1.Successor.class, SuccessorEvaluator::successor),
          entry(org.hl7.elm.r1.Predecessor.class, PredecessorEvaluator::predecessor),
          entry(org.hl7.elm.r1.Precision.class, PrecisionEvaluator::precision),
          entry(org.hl7.elm.r1.ToBoolean.class, ToBooleanEvaluator::toBoolean),
          entry(org.hl7.elm.r1.ToConcept.class, ToConceptEvaluator::toConcept),
          entry(org.hl7.elm.r1.ToChars.class, ToCharsEvaluator::toChars),
          entry(org.hl7.elm.r1.ToDate.class, ToDateEvaluator::toDate),
          entry(org.hl7.elm.r1.ToLong.class, ToLongEvaluator::toLong),
          entry(org.hl7.elm.r1.ToRatio.class, ToRatioEvaluator::toRatio),
          entry(org.hl7.elm.r1.ToTime.class, ToTimeEvaluator::toTime),
          entry(
              org.hl7.elm.r1.ToDateTime.class,
              value -> ToDateTimeEvaluator.toDateTime(value, Units.STATE)),
          entry(
              org.hl7.elm.r1.ToQuantity.class,
              value -> ToQuantityEvaluator.toQuantity(value, Units.STATE)),
          entry(
              org.hl7.elm.r1.ConvertsToBoolean.class,
              ConvertsToBooleanEvaluator::convertsToBoolean),
          entry(org.hl7.elm.r1.ConvertsToDate.class, ConvertsToDateEvaluator::convertsToDate),
          entry(
              org.hl7.elm.r1.ConvertsToDateTime.class,
              value -> ConvertsToDateTimeEvaluator.convertsToDateTime(value, ZoneOffset.UTC)),
          entry(
              org.hl7.elm.r1.ConvertsToDecimal.class,
              ConvertsToDecimalEvaluator::convertsToDecimal),
          entry(
              org.hl7.elm.r1.ConvertsToInteger.class,
              ConvertsToIntegerEvaluator::convertsToInteger),
          entry(org.hl7.elm.r1.ConvertsToLong.class, ConvertsToLongEvaluator::convertsToLong),
          entry(
              org.hl7.elm.r1.ConvertsToQuantity.class,
              value -> ConvertsToQuantityEvaluator.convertsToQuantity(value, Units.STATE)),
          entry(org.hl7.elm.r1.ConvertsToString.class, ConvertsToStringEvaluator::convertsToString),
          entry(org.hl7.elm.r1.ConvertsToTime.class, ConvertsToTimeEvaluator::convertsToTime),
          entry(org.hl7.elm.r1.DateFrom.class, DateFromEvaluator::dateFrom),
          entry(org.hl7.elm.r1.TimeFrom.class, TimeFromEvaluator::timeFrom),
          entry(org.hl7.elm.r1.TimezoneFrom.class, TimezoneFromEvaluator::internalEvaluate),
          entry(
              org.hl7.elm.r1.TimezoneOffsetFrom.class,
              TimezoneOffsetFromEvaluator::timezoneOffsetFrom),
          entry(org.hl7.elm.r1.Width.class, value -> WidthEvaluator.width(value, Units.STATE)),
          entry(org.hl7.elm.r1.Size.class, value -> SizeEvaluator.size(value, Units.STATE)),
          entry(
              org.hl7.elm.r1.PointFrom.class,
              value -> PointFromEvaluator.pointFrom(value, Units.STATE)));

  static final Map<Class<? extends Expression>, Operators.Binary> BINARY =
      Map.ofEntries(
          entry(
              org.hl7.elm.r1.Divide.class,
              (left, right) -> DivideEvaluator.divide(left, right, Units.STATE)),
          entry(
              org.hl7.elm.r1.NotEqual.class,
              (left, right) -> NotEqualEvaluator.notEqual(left, right, Units.STATE)),
          entry(
              org.hl7.elm.r1.TruncatedDivide.class,
              (left, right) -> TruncatedDivideEvaluator.div(left, right, Units.STATE)),
          entry(org.hl7.elm.r1.Modulo.class, ModuloEvaluator::modulo),
          entry(org.hl7.elm.r1.Power.class, PowerEvaluator::power),
          entry(org.hl7.elm.r1.Log.class, LogEvaluator::log),
          entry(org.hl7.elm.r1.Xor.class, XorEvaluator::xor),
          entry(org.hl7.elm.r1.Indexer.class, IndexerEvaluator::indexer),
          entry(org.hl7.elm.r1.StartsWith.class, StartsWithEvaluator::startsWith),
          entry(org.hl7.elm.r1.HighBoundary.class, HighBoundaryEvaluator::highBoundary),
          entry(org.hl7.elm.r1.LowBoundary.class, LowBoundaryEvaluator::lowBoundary),
          entry(
              org.hl7.elm.r1.EndsWith.class,
              (left, right) -> EndsWithEvaluator.endsWith((String) left, (String) right)),
          entry(
              org.hl7.elm.r1.Matches.class,
              (left, right) -> MatchesEvaluator.matches((String) left, (String) right)),
          entry(
              org.hl7.elm.r1.Implies.class,
              (left, right) -> ImpliesEvaluator.implies((Boolean) left, (Boolean) right)),
          entry(
              org.hl7.elm.r1.Expand.class,
              (left, right) -> ExpandEvaluator.expand(left, (Quantity) right, Units.STATE)),
          entry(
              org.hl7.elm.r1.Collapse.class,
              (left, right) ->
                  CollapseEvaluator.INSTANCE.collapse(
                      Units.intervals(left), (Quantity) right, Units.STATE)),
          entry(
              org.hl7.elm.r1.ConvertQuantity.class,
              (left, right) ->
                  ConvertQuantityEvaluator.convertQuantity(left, right, Units.service())));

  /** Of the elements of a list. */
  static final Map<Class<? extends Expression>, Operators.Unary> OF_LISTS =
      Map.ofEntries(
          entry(org.hl7.elm.r1.AllTrue.class, AllTrueEvaluator::allTrue),
          entry(org.hl7.elm.r1.Avg.class, source -> AvgEvaluator.avg(source, Units.STATE)),
          entry(org.hl7.elm.r1.Max.class, source -> MaxEvaluator.max(source, Units.STATE)),
          entry(org.hl7.elm.r1.Median.class, source -> MedianEvaluator.median(source, Units.STATE)),
          entry(org.hl7.elm.r1.Min.class, source -> MinEvaluator.min(source, Units.STATE)),
          entry(org.hl7.elm.r1.Mode.class, source -> ModeEvaluator.mode(source, Units.STATE)),
          entry(
              org.hl7.elm.r1.Product.class,
              source -> ProductEvaluator.product(source, Units.STATE)),
          entry(
              org.hl7.elm.r1.PopulationStdDev.class,
              source -> PopulationStdDevEvaluator.popStdDev(source, Units.STATE)),
          entry(org.hl7.elm.r1.StdDev.class, source -> StdDevEvaluator.stdDev(source, Units.STATE)),
          entry(
              org.hl7.elm.r1.PopulationVariance.class,
              source ->
                  PopulationVarianceEvaluator.popVariance(
                      source, Units.STATE, false, "PopulationVariance")),
          entry(
              org.hl7.elm.r1.Variance.class,
              source -> VarianceEvaluator.variance(source, Units.STATE, false, "Variance")),
          entry(
              org.hl7.elm.r1.GeometricMean.class,
              source ->
                  GeometricMeanEvaluator.INSTANCE.geometricMean(
                      (Iterable<?>) source, Units.STATE)));

  private MoreOperators() {}
}
