package org.hiphooks.evaluate.compiled;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.evaluate.Asked;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;

/**
 * Compiled defines, each in a place of its own. Immutable.
 *
 * @param slots define to its place
 * @param defines by place
 * @param lacking defines that are not compiled, or rest on one, to the reason
 * @param known where defines are that are asked for again and again, by identity
 */
record Program(
    Map<DefineName, Integer> slots,
    List<Compiled> defines,
    Map<DefineName, String> lacking,
    Cache<Asked, Places> known) {

  /**
   * A define.
   *
   * @param name of the define
   * @param body its expression
   * @param locals how many variables it has
   */
  record Compiled(DefineName name, Node body, int locals) {}

  Program(Map<DefineName, Integer> slots, List<Compiled> defines, Map<DefineName, String> lacking) {
    this(slots, defines, lacking, Caffeine.newBuilder().weakKeys().build());
  }

  /**
   * Where defines are that were asked for.
   *
   * @param asked those that are compiled
   * @param slots their places here, by their places there
   * @param left those that are not
   */
  record Places(Asked asked, int[] slots, List<DefineName> left) {

    int slot(int place) {
      return slots[place];
    }
  }

  Program {
    slots = Collections.unmodifiableMap(new HashMap<>(slots));
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
    return !lacking.isEmpty() && lacking.containsKey(define) ? null : slots.get(define);
  }

  /** Where these defines are. */
  Places places(Collection<DefineName> defines) {
    return defines instanceof Asked asked ? known.get(asked, this::found) : found(defines);
  }

  private Places found(Collection<DefineName> defines) {
    List<DefineName> own = new ArrayList<>();
    List<DefineName> left = new ArrayList<>();
    defines.forEach(define -> (slot(define) == null ? left : own).add(define));
    Asked asked = defines instanceof Asked all && left.isEmpty() ? all : new Asked(own);
    int[] slots = new int[asked.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = slots().getOrDefault(asked.at(i), -1);
    }
    return new Places(asked, slots, left);
  }
}
