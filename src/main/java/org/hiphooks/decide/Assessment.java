package org.hiphooks.decide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.evaluate.Values;
import org.jspecify.annotations.Nullable;

/**
 * The fields that describe a whole answer and stand on every card. Their names are the protocol of
 * this product's card extension; their values are defines of the same names.
 */
final class Assessment {

  /** In the order they are written. */
  static final List<String> FIELDS =
      List.of(
          "redFlags",
          "top",
          "tier",
          "causes",
          "contributors",
          "linked",
          "step",
          "cautions",
          "contraindications",
          "gaps");

  private static final String RED_FLAGS = "redFlags";
  private static final String GAPS = "gaps";

  private Assessment() {}

  static Map<String, Object> of(Values values, Doubt doubt) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String field : FIELDS) {
      Object value = values.byDefine().get(Decider.guidance(field));
      Object plain =
          switch (field) {
            case RED_FLAGS -> redFlags(value);
            case GAPS -> gaps(value, doubt);
            default -> value;
          };
      if (!isEmpty(plain)) {
        fields.put(field, plain);
      }
    }
    return fields;
  }

  private static boolean isEmpty(@Nullable Object value) {
    return value == null
        || (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (value instanceof String text && text.isEmpty());
  }

  /** Rule id to level; a critical level stands over a warning of the same rule. */
  private static Map<String, Object> redFlags(@Nullable Object value) {
    Map<String, Object> levels = new LinkedHashMap<>();
    if (value instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> flag) {
          levels.putIfAbsent(String.valueOf(flag.get("rule")), String.valueOf(flag.get("level")));
        }
      }
    }
    return levels;
  }

  /** What is unread is never shown as missing. The names are inputs, but for the location. */
  private static List<Object> gaps(@Nullable Object value, Doubt doubt) {
    List<Object> gaps = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object gap : list) {
        if (gap instanceof String name && !doubt.isUnread(GapInput.of(name))) {
          gaps.add(gap);
        }
      }
    }
    return gaps;
  }
}
