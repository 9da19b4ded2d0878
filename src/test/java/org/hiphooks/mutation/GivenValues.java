package org.hiphooks.mutation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.hiphooks.knowledge.CompiledCql;

/** Numbers of a case in the type that the content gives the input. */
final class GivenValues {

  private GivenValues() {}

  static Map<String, Object> typed(CompiledCql cql, Map<String, Object> values) {
    Map<String, Object> typed = new HashMap<>(values);
    typed.replaceAll((name, value) -> typed(String.valueOf(cql.inputs().get(name)), value));
    return typed;
  }

  private static Object typed(String type, Object value) {
    if (!(value instanceof Number number)) {
      return value;
    }
    BigDecimal decimal = new BigDecimal(number.toString());
    return "Integer".equals(type) ? Integer.valueOf(decimal.intValueExact()) : decimal;
  }
}
