package org.hiphooks.evaluate.compiled;

import java.math.BigDecimal;
import org.hl7.elm.r1.Literal;
import org.jspecify.annotations.Nullable;

/** Values that stand in the text of a library. */
final class Constants {

  private Constants() {}

  static Node literal(Literal literal) {
    Object value = value(literal);
    return run -> value;
  }

  static @Nullable Object value(Literal literal) {
    String text = String.valueOf(literal.getValue());
    String type = literal.getValueType() == null ? "" : literal.getValueType().getLocalPart();
    return switch (type) {
      case "Boolean" -> Boolean.valueOf(text);
      case "Integer" -> Integer.valueOf(text);
      case "Long" -> Long.valueOf(text);
      case "Decimal" -> new BigDecimal(text);
      case "String" -> text;
      default -> throw new Unsupported(literal, " of " + type);
    };
  }
}
