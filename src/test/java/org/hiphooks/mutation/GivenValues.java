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
    typed.replaceAll(
        (name, value) ->
            value instanceof BigDecimal number && "Integer".equals(cql.inputs().get(name))
                ? Integer.valueOf(number.intValueExact())
                : value);
    return typed;
  }
}
