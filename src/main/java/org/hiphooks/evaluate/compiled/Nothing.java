package org.hiphooks.evaluate.compiled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.chart.Chart;

/**
 * What defines are worth of which the chart holds nothing. Each define is evaluated once on an
 * empty chart, which notes what it asks for. Where a chart has nothing of that either, it would
 * take the same way to the same value; so only defines for which there is something are evaluated.
 * A define that asks for the time or for a setting on its way is always evaluated.
 */
final class Nothing {

  private final Known values;
  private final Map<Asked, int[]> users;

  private Nothing(Known values, Map<Asked, int[]> users) {
    this.values = values;
    this.users = users;
  }

  /**
   * Something that is asked of a chart.
   *
   * @param key a FHIR type, or a type and a path
   * @param valueSet URL; empty = all of the type, or any code at that path
   */
  record Asked(String key, String valueSet) {}

  /** Evaluates each define of a program on an empty chart. */
  static Nothing of(Program program) {
    Known values = new Known(program.size());
    Map<Asked, List<Integer>> users = new HashMap<>();
    for (int slot = 0; slot < program.size(); slot++) {
      Set<Asked> asked = new HashSet<>();
      Run run = Run.onNothing(program, asked);
      try {
        values.set(slot, Run.known(run.define(slot)));
        for (Asked each : asked) {
          users.computeIfAbsent(each, key -> new ArrayList<>()).add(slot);
        }
      } catch (RuntimeException e) {
        values.set(slot, null);
      }
    }
    Map<Asked, int[]> slots = new HashMap<>();
    users.forEach((key, each) -> slots.put(key, each.stream().mapToInt(i -> i).toArray()));
    return new Nothing(values, slots);
  }

  /** Values by place; null where the chart has something that the define may ask for. */
  Known start(Chart chart) {
    Known start = values.copy();
    chart.byType().keySet().forEach(type -> clear(start, new Asked(type, "")));
    chart.byCode().keySet().forEach(path -> clear(start, new Asked(path, "")));
    chart
        .byValueSet()
        .forEach((path, sets) -> sets.keySet().forEach(set -> clear(start, new Asked(path, set))));
    return start;
  }

  private void clear(Known start, Asked asked) {
    int[] slots = users.get(asked);
    if (slots != null) {
      for (int slot : slots) {
        start.set(slot, null);
      }
    }
  }
}
