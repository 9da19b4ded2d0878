package org.hiphooks.replay.coverage;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hiphooks.knowledge.Bounds;
import org.hiphooks.knowledge.Knowledge;

/**
 * A number that rules compare an input with.
 *
 * @param input name of the input
 * @param limit the number
 * @param setting name of the setting it is the value of; empty if it stands in a rule
 */
public record Boundary(String input, BigDecimal limit, String setting) implements Serializable {

  private static final Set<String> NUMBERS = Set.of("Integer", "Decimal");

  /** Every one of a content, by input and number. */
  static List<Boundary> of(Knowledge knowledge, Map<String, ?> settings) {
    List<Boundary> all = new ArrayList<>();
    new TreeMap<>(knowledge.background().bounds())
        .forEach(
            (input, bounds) -> {
              if (NUMBERS.contains(knowledge.cql().inputs().getOrDefault(input, ""))) {
                all.addAll(of(input, bounds, knowledge, settings));
              }
            });
    return List.copyOf(all);
  }

  private static List<Boundary> of(
      String input, Bounds bounds, Knowledge knowledge, Map<String, ?> settings) {
    Map<BigDecimal, Boundary> limits = new TreeMap<>();
    for (String literal : bounds.literals()) {
      if (literal.matches("-?\\d+(\\.\\d+)?")) {
        BigDecimal limit = new BigDecimal(literal);
        limits.put(limit, new Boundary(input, limit, ""));
      }
    }
    for (String setting : bounds.settings()) {
      Object value = settings.containsKey(setting) ? settings.get(setting) : null;
      Object used = value == null ? knowledge.defaultOf(setting) : value;
      if (used instanceof Number number) {
        BigDecimal limit = new BigDecimal(number.toString());
        limits.put(limit, new Boundary(input, limit, setting));
      }
    }
    return List.copyOf(limits.values());
  }

  /** Where a value lies: -1 below, 0 at, 1 above the limit. */
  int side(Number value) {
    return new BigDecimal(value.toString()).compareTo(limit);
  }
}
