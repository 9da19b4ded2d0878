package org.hiphooks.cards;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.ServicePlan;

/**
 * Cards of several orders, one for each rule and level, in the display order of the service. A rule
 * may have several plans for one level, of which one is shown.
 */
final class CardPool {

  private final ServicePlan service;
  private final Map<String, RecalledCard> byRuleAndLevel = new HashMap<>();

  CardPool(ServicePlan service) {
    this.service = service;
  }

  void add(RecalledCard recalled) {
    Card card = recalled.card();
    byRuleAndLevel.merge(key(card.rule(), card.indicator().code()), recalled, RecalledCard::joined);
  }

  List<RecalledCard> cards() {
    List<RecalledCard> cards = new ArrayList<>();
    for (CardPlan plan : service.cards()) {
      RecalledCard card = byRuleAndLevel.remove(key(plan.rule(), plan.level()));
      if (card != null) {
        cards.add(card);
      }
    }
    return cards;
  }

  private static String key(String rule, String level) {
    return rule + ' ' + level;
  }
}
