package org.hiphooks.cards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Suggestion;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.ServicePlan;

/**
 * Cards of several orders, one for each rule and level, in the display order of the service. The
 * first stands; what the others suggest beyond it is added. A rule may have several plans for one
 * level, of which one is shown.
 */
final class CardPool {

  private final ServicePlan service;
  private final Map<String, Card> byRuleAndLevel = new HashMap<>();

  CardPool(ServicePlan service) {
    this.service = service;
  }

  void add(List<Card> cards) {
    for (Card card : cards) {
      byRuleAndLevel.merge(key(card.rule(), card.indicator().code()), card, CardPool::joined);
    }
  }

  List<Card> cards() {
    List<Card> cards = new ArrayList<>();
    for (CardPlan plan : service.cards()) {
      Card card = byRuleAndLevel.remove(key(plan.rule(), plan.level()));
      if (card != null) {
        cards.add(card);
      }
    }
    return cards;
  }

  private static String key(String rule, String level) {
    return rule + ' ' + level;
  }

  private static Card joined(Card first, Card other) {
    List<Suggestion> suggestions = new ArrayList<>(first.suggestions());
    for (Suggestion suggestion : other.suggestions()) {
      if (suggestions.stream().noneMatch(known -> known.actions().equals(suggestion.actions()))) {
        suggestions.add(suggestion);
      }
    }
    return new Card(
        first.uuid(),
        first.summary(),
        first.detail(),
        first.indicator(),
        first.source(),
        suggestions,
        first.overrideReasons(),
        first.links(),
        first.extension());
  }
}
