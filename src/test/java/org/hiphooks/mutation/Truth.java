package org.hiphooks.mutation;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The three-valued logic and the comparisons of CQL. */
final class Truth {

  private Truth() {}

  static @Nullable Boolean and(@Nullable Object one, @Nullable Object other) {
    if (Boolean.FALSE.equals(one) || Boolean.FALSE.equals(other)) {
      return false;
    }
    return (one == null || other == null) ? null : Boolean.TRUE;
  }

  static @Nullable Boolean or(@Nullable Object one, @Nullable Object other) {
    if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other)) {
      return true;
    }
    return (one == null || other == null) ? null : Boolean.FALSE;
  }

  static @Nullable Boolean not(@Nullable Object value) {
    return value instanceof Boolean truth ? !truth : null;
  }

  /** Less than zero, zero or more; null if one is not known. */
  static @Nullable Integer compare(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return null;
    }
    if (one instanceof String text && other instanceof String otherText) {
      return text.compareTo(otherText);
    }
    return number(one).compareTo(number(other));
  }

  static @Nullable Boolean equal(@Nullable Object one, @Nullable Object other) {
    return (one == null || other == null) ? null : Boolean.valueOf(same(one, other));
  }

  /** Whether two values are the same, also if both are null; quick where they share parts. */
  static boolean same(@Nullable Object one, @Nullable Object other) {
    if (one == other) {
      return true;
    }
    if (one instanceof Number && other instanceof Number) {
      return number(one).compareTo(number(other)) == 0;
    }
    if (one instanceof List<?> a && other instanceof List<?> b) {
      return a.size() == b.size() && lists(a.iterator(), b.iterator());
    }
    if (one instanceof Map<?, ?> a && other instanceof Map<?, ?> b) {
      return a.keySet().equals(b.keySet())
          && a.keySet().stream().allMatch(name -> same(a.get(name), b.get(name)));
    }
    return Objects.equals(one, other);
  }

  private static boolean lists(Iterator<?> one, Iterator<?> other) {
    while (one.hasNext()) {
      if (!same(one.next(), other.next())) {
        return false;
      }
    }
    return true;
  }

  static BigDecimal number(Object value) {
    return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
  }
}
