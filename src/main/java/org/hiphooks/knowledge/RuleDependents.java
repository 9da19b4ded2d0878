package org.hiphooks.knowledge;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rules depend on which, as the content's defines refer to each other. What one rule states
 * may be asked by another one by its name, or in a sum such as all red flags together.
 */
public final class RuleDependents {

  private final DefineGraph graph;
  private final Map<String, Set<DefineName>> statements;
  private final Map<String, Map<DefineName, Integer>> needs = new HashMap<>();

  /**
   * For one content.
   *
   * @param library the library whose defines decide which cards are shown
   */
  public RuleDependents(Knowledge knowledge, String library) {
    this.graph = knowledge.cql().graph();
    List<CardPlan> cards =
        knowledge.services().stream().flatMap(service -> service.cards().stream()).toList();
    this.statements =
        cards.stream()
            .collect(
                Collectors.toMap(
                    CardPlan::name,
                    card -> Set.of(stated(new DefineName(library, card.ruleDefine()))),
                    (one, same) -> one));
    for (CardPlan card : cards) {
      needs.computeIfAbsent(
          card.name(),
          made ->
              distances(
                  Stream.of(card.ruleDefine(), card.showDefine())
                      .map(define -> new DefineName(library, define))
                      .toList()));
    }
  }

  /**
   * Rules that depend on a rule, the nearest first.
   *
   * @param rule its id, with or without the level
   */
  public List<String> of(String rule) {
    Set<DefineName> stated =
        statements.entrySet().stream()
            .filter(entry -> isOf(entry.getKey(), rule))
            .flatMap(entry -> entry.getValue().stream())
            .collect(Collectors.toSet());
    Map<String, Integer> nearest = new HashMap<>();
    needs.forEach(
        (name, distances) -> {
          String id = id(name);
          if (!id.equals(id(rule))) {
            distances.forEach(
                (define, distance) -> {
                  if (stated.contains(define)) {
                    nearest.merge(id, distance, Math::min);
                  }
                });
          }
        });
    return nearest.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isOf(String name, String rule) {
    return name.equals(rule) || id(name).equals(rule);
  }

  private static String id(String name) {
    int space = name.indexOf(' ');
    return space < 0 ? name : name.substring(0, space);
  }

  /** The define that a rule only repeats, or its own. */
  private DefineName stated(DefineName define) {
    DefineName at = define;
    DefineName next = graph.repeats().get(at);
    while (next != null && graph.knows(next) && !next.equals(at)) {
      at = next;
      next = graph.defines().contains(at) ? graph.repeats().get(at) : null;
    }
    return at;
  }

  /** How many references away each define is that some defines need. */
  private Map<DefineName, Integer> distances(List<DefineName> from) {
    Map<DefineName, Integer> distances = new HashMap<>();
    Deque<DefineName> open = new ArrayDeque<>(from);
    from.forEach(define -> distances.put(define, 0));
    while (!open.isEmpty()) {
      DefineName next = open.remove();
      int further = distances.getOrDefault(next, 0) + 1;
      for (DefineName needed : graph.references().getOrDefault(next, Set.of())) {
        if (distances.putIfAbsent(needed, further) == null) {
          open.add(needed);
        }
      }
    }
    return distances;
  }
}
