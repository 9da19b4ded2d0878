package org.hiphooks.evaluate;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.runtime.DateTime;
import org.opencds.cqf.cql.engine.runtime.Tuple;

/** Turns values of the engine into plain Java: tuples to maps, DateTimes to OffsetDateTimes. */
public final class CqlValues {

  private CqlValues() {}

  /** The value in plain Java; null of null. */
  public static @Nullable Object plain(@Nullable Object value) {
    if (value == null || value instanceof Boolean || value instanceof String) {
      return value;
    }
    if (value instanceof Row row) {
      @Nullable Object[] values = new @Nullable Object[row.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = plain(row.at(i));
      }
      return row.of(values);
    }
    if (value instanceof Tuple tuple) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      tuple.getElements().forEach((name, element) -> map.put(name, plain(element)));
      return Collections.unmodifiableMap(map);
    }
    if (value instanceof Iterable<?> items) {
      if (value instanceof Collection<?> none && none.isEmpty()) {
        return List.of();
      }
      List<@Nullable Object> list = new ArrayList<>();
      items.forEach(item -> list.add(plain(item)));
      return Collections.unmodifiableList(list);
    }
    if (value instanceof DateTime dateTime) {
      OffsetDateTime instant = dateTime.getDateTime();
      return instant;
    }
    return value;
  }
}
