package org.hiphooks.mutation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/**
 * What the differential card names in favour of each cause: of the findings that an item rests on,
 * those that are recorded and not false.
 */
final class FindingsShown {

  /** Name of this value in a case. */
  static final String NAME = "findings shown";

  private FindingsShown() {}

  /** Names of findings in alphabetical order, by cause. */
  static Map<String, Collection<String>> of(
      @Nullable Object rows, Function<DefineName, @Nullable Object> values) {
    Map<String, Collection<String>> shown = new TreeMap<>();
    if (rows instanceof Collection<?> causes) {
      for (Object row : causes) {
        if (row instanceof Map<?, ?> cause
            && cause.get("supports") instanceof Collection<?> findings) {
          TreeSet<String> names = new TreeSet<>();
          for (Object finding : findings) {
            Object value =
                values.apply(new DefineName(CompiledCql.INPUTS, String.valueOf(finding)));
            if (value != null && !Boolean.FALSE.equals(value)) {
              names.add(String.valueOf(finding));
            }
          }
          shown.put(String.valueOf(cause.get("id")), List.copyOf(names));
        }
      }
    }
    return shown;
  }
}
