package org.hiphooks.evaluate.compiled;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencds.cqf.cql.engine.elm.executing.CoalesceEvaluator;
import org.opencds.cqf.cql.engine.elm.executing.InEvaluator;
import org.opencds.cqf.cql.engine.runtime.Interval;

/** What straight code does as the closures do it, and that is no operator. */
final class StraightParts {

  private StraightParts() {}

  static boolean isTrue(@Nullable Object condition) {
    return condition != null && (Boolean) condition;
  }

  static @Nullable Object isIn(@Nullable Object element, @Nullable Object whole) {
    return whole instanceof Interval
        ? InEvaluator.internalEvaluate(element, whole, null, Units.STATE)
        : (Object) Lists.isIn(element, whole);
  }

  /** The first of these that is not null; the array is not copied. */
  static @Nullable Object coalesce(@Nullable Object... values) {
    return CoalesceEvaluator.INSTANCE.coalesce(Arrays.asList(values));
  }

  /** What a query gives: a list for a list, one element for one. */
  static @Nullable Object result(@Nullable Object rows, List<@Nullable Object> found) {
    if (rows instanceof Iterable<?>) {
      return found;
    }
    return found.isEmpty() ? null : found.get(0);
  }
}
