package org.hiphooks.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.knowledge.Bounds;
import org.hiphooks.knowledge.InputLabel;
import org.hiphooks.knowledge.Knowledge;
import org.jspecify.annotations.Nullable;

/**
 * The values an input could have instead. They come from the content: a Boolean has two, a code
 * those that the content names, a number those at and beside what the rules compare it with.
 */
final class Variants {

  private static final BigDecimal SMALLEST_STEP = new BigDecimal("0.1");

  private final Knowledge knowledge;
  private final Map<String, Object> settings;

  Variants(Knowledge knowledge, Map<String, Object> settings) {
    this.knowledge = knowledge;
    this.settings = settings;
  }

  /** Other values than the present one, numbers in ascending order. */
  List<Object> of(String input, @Nullable Object present) {
    Set<Object> values =
        switch (knowledge.cql().inputs().getOrDefault(input, "")) {
          case "Boolean" -> new LinkedHashSet<>(List.of(Boolean.TRUE, Boolean.FALSE));
          case "Integer" -> integers(input);
          case "Decimal" -> decimals(input);
          case "String" -> texts(input);
          default -> Set.of();
        };
    List<Object> others = new ArrayList<>(values);
    others.removeIf(value -> isSame(value, present));
    return others;
  }

  private static boolean isSame(Object value, @Nullable Object present) {
    return value instanceof BigDecimal number && present instanceof BigDecimal other
        ? number.compareTo(other) == 0
        : value.equals(present);
  }

  private Set<Object> texts(String input) {
    Set<Object> texts = new LinkedHashSet<>();
    InputLabel label = knowledge.labels().get(input);
    if (label != null) {
      texts.addAll(new TreeSet<>(label.values().keySet()));
    }
    return texts;
  }

  private Set<Object> integers(String input) {
    Set<Object> values = new TreeSet<>();
    for (BigDecimal bound : bounds(input)) {
      int whole = bound.intValue();
      for (int value = Math.max(0, whole - 1); value <= whole + 1; value++) {
        values.add(value);
      }
    }
    return values;
  }

  private Set<Object> decimals(String input) {
    Set<Object> values = new TreeSet<>();
    for (BigDecimal bound : bounds(input)) {
      BigDecimal step = SMALLEST_STEP.min(BigDecimal.ONE.movePointLeft(bound.scale()));
      for (BigDecimal value : List.of(bound.subtract(step), bound, bound.add(step))) {
        if (value.signum() >= 0) {
          values.add(value);
        }
      }
    }
    return values;
  }

  private Set<BigDecimal> bounds(String input) {
    Bounds bounds = knowledge.background().bounds().getOrDefault(input, Bounds.NONE);
    Set<BigDecimal> numbers = new TreeSet<>();
    bounds.literals().forEach(literal -> addNumber(literal, numbers));
    for (String setting : bounds.settings()) {
      Object value = settings.getOrDefault(setting, knowledge.defaultOf(setting));
      addNumber(String.valueOf(value), numbers);
    }
    return numbers;
  }

  private static void addNumber(String text, Set<BigDecimal> numbers) {
    if (text.matches("\\d{1,9}(\\.\\d{1,6})?")) {
      numbers.add(new BigDecimal(text));
    }
  }
}
