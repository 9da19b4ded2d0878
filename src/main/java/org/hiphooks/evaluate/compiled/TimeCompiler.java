package org.hiphooks.evaluate.compiled;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import org.hl7.elm.r1.DateTime;
import org.hl7.elm.r1.DateTimeComponentFrom;
import org.hl7.elm.r1.DifferenceBetween;
import org.hl7.elm.r1.Quantity;
import org.hl7.elm.r1.Round;
import org.hl7.elm.r1.Substring;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.DateTimeComponentFromEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DateTimeEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.DifferenceBetweenEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.QuantityEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.RoundEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.SubstringEvaluator;
import org.opencds.cqf.cql.engine.runtime.Precision;
import org.opencds.cqf.cql.engine.runtime.TemporalHelper;

/** Compiles operators that carry a precision, a unit or parts of a time. */
final class TimeCompiler {

  private static final BigDecimal UTC = TemporalHelper.zoneToOffset(ZoneOffset.UTC);

  private final ExpressionCompiler expressions;

  TimeCompiler(ExpressionCompiler expressions) {
    this.expressions = expressions;
  }

  /** A time of its parts; without an offset it is in UTC, as every evaluation is. */
  Node dateTime(DateTime time) {
    Node[] parts = {
      expressions.compile(time.getYear()),
      expressions.compile(time.getMonth()),
      expressions.compile(time.getDay()),
      expressions.compile(time.getHour()),
      expressions.compile(time.getMinute()),
      expressions.compile(time.getSecond()),
      expressions.compile(time.getMillisecond())
    };
    Node offset =
        time.getTimezoneOffset() == null
            ? run -> UTC
            : expressions.compile(time.getTimezoneOffset());
    return run -> {
      @Nullable Integer[] values = new @Nullable Integer[parts.length];
      for (int i = 0; i < parts.length; i++) {
        values[i] = (Integer) parts[i].in(run);
      }
      BigDecimal zone = (BigDecimal) offset.in(run);
      return DateTimeEvaluator.internalEvaluate(
          values[0], values[1], values[2], values[3], values[4], values[5], values[6], zone);
    };
  }

  Node component(DateTimeComponentFrom from) {
    Node operand = expressions.compile(from.getOperand());
    String precision = from.getPrecision() == null ? null : from.getPrecision().value();
    return run -> DateTimeComponentFromEvaluator.dateTimeComponentFrom(operand.in(run), precision);
  }

  Node difference(DifferenceBetween between) {
    Node left = expressions.compile(between.getOperand().get(0));
    Node right = expressions.compile(between.getOperand().get(1));
    if (between.getPrecision() == null) {
      throw new Unsupported(between, " without precision");
    }
    Precision precision = Precision.Companion.fromString(between.getPrecision().value());
    return run -> {
      Object first = left.in(run);
      return DifferenceBetweenEvaluator.difference(first, right.in(run), precision);
    };
  }

  Node quantity(Quantity quantity) {
    if (quantity.getUnit() == null || quantity.getValue() == null) {
      throw new Unsupported(quantity, " without unit or value");
    }
    Object value = QuantityEvaluator.internalEvaluate(quantity, null);
    return run -> value;
  }

  Node round(Round round) {
    Node operand = expressions.compile(round.getOperand());
    Node precision = expressions.compile(round.getPrecision());
    return run -> RoundEvaluator.round(operand.in(run), precision.in(run));
  }

  Node substring(Substring substring) {
    Node text = expressions.compile(substring.getStringToSub());
    Node start = expressions.compile(substring.getStartIndex());
    Node length = expressions.compile(substring.getLength());
    return run -> {
      Object whole = text.in(run);
      Object from = start.in(run);
      return SubstringEvaluator.substring(whole, from, length.in(run));
    };
  }
}
