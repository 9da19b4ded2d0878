package org.hiphooks.evaluate.compiled;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.evaluate.Row;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/** Rows as the reference engine's tuples, for what only it can compare. */
final class Tuples {

  private Tuples() {}

  /** The same value with tuples in place of rows. */
  static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Row row) {
      Map<String, @Nullable Object> elements = new LinkedHashMap<>();
      row.forEach((name, element) -> elements.put(name, of(element)));
      return new Tuple().withElements(elements);
    }
    if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Row) {
      List<@Nullable Object> tuples = new ArrayList<>(list.size());
      list.forEach(element -> tuples.add(of(element)));
      return tuples;
    }
    return value;
  }
}
