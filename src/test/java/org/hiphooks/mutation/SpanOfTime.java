package org.hiphooks.mutation;

import java.util.regex.Pattern;
import org.hl7.elm.r1.BinaryExpression;
import org.hl7.elm.r1.Expression;
import org.hl7.elm.r1.ExpressionRef;
import org.hl7.elm.r1.Quantity;

/** Tells the numbers that are spans of time: those compared with an input that is one. */
final class SpanOfTime {

  private static final Pattern NAME =
      Pattern.compile(".*(Weeks|Days|Months|Years|Hours)|days[A-Z].*");

  private SpanOfTime() {}

  static boolean isIn(Object node) {
    return node instanceof Quantity
        || (node instanceof BinaryExpression pair
            && pair.getOperand().stream().anyMatch(SpanOfTime::isNamed));
  }

  private static boolean isNamed(Expression operand) {
    return operand instanceof ExpressionRef reference
        && NAME.matcher(String.valueOf(reference.getName())).matches();
  }
}
