package org.hiphooks.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hiphooks.decide.Decider;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.CompiledCql;
import org.hiphooks.knowledge.DefineName;

/** Which inputs each rule reads, as the content's defines refer to each other. */
final class RuleInputs {

  private final List<String> inputs;
  private final List<String> rules;
  private final Map<String, SortedSet<String>> ofRule = new LinkedHashMap<>();
  private final Map<String, Set<Integer>> defines = new LinkedHashMap<>();

  RuleInputs(Evaluation evaluation) {
    Map<DefineName, Integer> places = new HashMap<>();
    for (DefineName define : evaluation.watch().defines()) {
      places.put(define, places.size());
    }
    evaluation
        .cards()
        .forEach(
            card -> {
              for (DefineName define : definesOf(card)) {
                add(card.rule(), define, evaluation, places);
              }
            });
    this.rules = List.copyOf(ofRule.keySet());
    SortedSet<String> all = new TreeSet<>();
    ofRule.values().forEach(all::addAll);
    this.inputs = new ArrayList<>(all);
  }

  private static List<DefineName> definesOf(CardPlan card) {
    return List.of(Decider.guidance(card.ruleDefine()), Decider.guidance(card.showDefine()));
  }

  private void add(
      String rule, DefineName define, Evaluation evaluation, Map<DefineName, Integer> places) {
    SortedSet<String> read = ofRule.computeIfAbsent(rule, r -> new TreeSet<>());
    for (DefineName needed : evaluation.knowledge().cql().graph().closure(define)) {
      if (CompiledCql.INPUTS.equals(needed.library())) {
        read.add(needed.name());
      }
    }
    Integer place = places.get(define);
    if (place != null) {
      defines.computeIfAbsent(rule, r -> new TreeSet<>()).add(place);
    }
  }

  /** Inputs that a rule reads, by name. */
  List<String> inputs() {
    return inputs;
  }

  /** Rules, in the order of the content. */
  List<String> rules() {
    return rules;
  }

  /** The inputs of a rule. */
  Set<String> of(String rule) {
    return ofRule.getOrDefault(rule, new TreeSet<>());
  }

  /** Places of a rule's defines among those that are watched. */
  Set<Integer> defines(String rule) {
    return defines.getOrDefault(rule, Set.of());
  }

  /** Rules that read an input. */
  List<String> reading(String input) {
    return rules.stream().filter(rule -> of(rule).contains(input)).toList();
  }
}
