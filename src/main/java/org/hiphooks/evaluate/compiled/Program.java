package org.hiphooks.evaluate.compiled;

import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/**
 * Compiled defines, each in a place of its own. Immutable.
 *
 * @param slots define to its place
 * @param defines by place
 * @param lacking defines that are not compiled, or rest on one, to the reason
 */
record Program(
    Map<DefineName, Integer> slots, List<Compiled> defines, Map<DefineName, String> lacking) {

  /**
   * A define.
   *
   * @param name of the define
   * @param body its expression
   * @param locals how many variables it has
   */
  record Compiled(DefineName name, Node body, int locals) {}

  Program {
    slots = Map.copyOf(slots);
    defines = List.copyOf(defines);
    lacking = Map.copyOf(lacking);
  }

  int size() {
    return defines.size();
  }

  Node body(int slot) {
    return defines.get(slot).body();
  }

  int locals(int slot) {
    return defines.get(slot).locals();
  }

  DefineName name(int slot) {
    return defines.get(slot).name();
  }

  /** Place of a define; null if it is not compiled. */
  @Nullable Integer slot(DefineName define) {
    return lacking.containsKey(define) ? null : slots.get(define);
  }
}
