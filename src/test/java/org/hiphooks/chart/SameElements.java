package org.hiphooks.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares elements to the last child. */
final class SameElements {

  private SameElements() {}

  /** Whether type, value and children are the same. */
  static boolean isSame(@Nullable Object one, @Nullable Object other) {
    if (one instanceof Element element && other instanceof Element second) {
      return isSameElement(element, second);
    }
    if (one instanceof List<?> list && other instanceof List<?> second) {
      boolean isSame = list.size() == second.size();
      for (int i = 0; isSame && i < list.size(); i++) {
        isSame = isSame(list.get(i), second.get(i));
      }
      return isSame;
    }
    return one == null || other == null ? one == other : isSameValue(one, other);
  }

  private static boolean isSameElement(Element one, Element other) {
    if (!one.type().equals(other.type()) || !isSame(one.value(), other.value())) {
      return false;
    }
    for (int i = 0; i < one.type().children().size(); i++) {
      if (!isSame(one.child(i), other.child(i))) {
        return false;
      }
    }
    return true;
  }

  /** A Date of the engine has no equality of its own; as text it has its precision. */
  private static boolean isSameValue(Object one, Object other) {
    return one.getClass() == other.getClass()
        && (one.equals(other) || one.toString().equals(other.toString()));
  }
}
