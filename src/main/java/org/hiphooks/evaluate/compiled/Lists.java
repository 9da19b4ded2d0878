package org.hiphooks.evaluate.compiled;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.EqualEvaluator;

/** Lists, as the reference engine sees them: in a list null equals null. */
final class Lists {

  private Lists() {}

  /** Elements that differ, in the order in which they come first; null of null. */
  static @Nullable Object distinct(@Nullable Object source) {
    if (source == null) {
      return null;
    }
    List<@Nullable Object> result = new ArrayList<>();
    for (Object element : (Iterable<?>) source) {
      if (!isIn(element, result)) {
        result.add(element);
      }
    }
    return result;
  }

  /** Whether the element is in the list; false of no list. */
  static boolean isIn(@Nullable Object element, @Nullable Object list) {
    if (list == null) {
      return false;
    }
    for (Object other : (Iterable<?>) list) {
      boolean isSame =
          other == null && element == null || Boolean.TRUE.equals(equal(element, other));
      if (isSame) {
        return true;
      }
    }
    return false;
  }

  /** Whether values are equal, as CQL says it; null if that is not known. */
  static @Nullable Object equal(@Nullable Object left, @Nullable Object right) {
    if (left instanceof String && right instanceof String) {
      return left.equals(right);
    }
    return EqualEvaluator.equal(Tuples.of(left), Tuples.of(right), Units.STATE);
  }

  /** What a query goes through: a list as it is, anything else as its only element. */
  static Iterable<?> rows(@Nullable Object source) {
    if (source instanceof Iterable<?> list) {
      return list;
    }
    return source == null ? List.of() : List.of(source);
  }
}
