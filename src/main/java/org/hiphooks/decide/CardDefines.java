package org.hiphooks.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.evaluate.Asked;
import org.hiphooks.evaluate.Values;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.knowledge.SuggestionPlan;
import org.jspecify.annotations.Nullable;

/**
 * The defines that a card needs once it is shown.
 *
 * @param asked all of them
 * @param shown those whose values its texts and suggestions show, with their places
 * @param conditions ids of suggestions with the places of their conditions; negative = always
 */
record CardDefines(Asked asked, Map<String, Integer> shown, Map<String, Integer> conditions) {

  /**
   * Values of one card.
   *
   * @param fillings values that are shown, by define
   * @param offered ids of the suggestions whose condition holds
   */
  record Filled(Map<String, @Nullable Object> fillings, Set<String> offered) {}

  /** Those of all cards of a service, by identity. */
  static Map<CardPlan, CardDefines> of(ServicePlan service) {
    Map<CardPlan, CardDefines> all = new IdentityHashMap<>();
    service.cards().forEach(card -> all.put(card, of(card)));
    return all;
  }

  private static CardDefines of(CardPlan card) {
    List<DefineName> needed = new ArrayList<>();
    card.defines().forEach(define -> needed.add(Decider.guidance(define)));
    card.conditions().forEach(define -> needed.add(Decider.guidance(define)));
    Asked asked = new Asked(needed);
    Map<String, Integer> shown = new HashMap<>();
    card.defines().forEach(define -> shown.put(define, asked.place(Decider.guidance(define))));
    Map<String, Integer> conditions = new HashMap<>();
    for (SuggestionPlan suggestion : card.suggestions()) {
      String condition = suggestion.condition();
      conditions.put(
          suggestion.id(), condition == null ? -1 : asked.place(Decider.guidance(condition)));
    }
    return new CardDefines(asked, shown, conditions);
  }

  Filled filled(RuleRun run) {
    if (asked.isEmpty()) {
      return new Filled(Map.of(), conditions.keySet());
    }
    Values values = run.evaluate(asked).values();
    Map<String, @Nullable Object> fillings = new HashMap<>();
    shown.forEach((define, place) -> fillings.put(define, values.at(asked, place)));
    Set<String> offered = new HashSet<>();
    conditions.forEach(
        (suggestion, place) -> {
          if (place < 0 || values.isTrue(asked, place)) {
            offered.add(suggestion);
          }
        });
    return new Filled(fillings, offered);
  }
}
