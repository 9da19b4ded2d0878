package org.hiphooks.guidance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hiphooks.cards.OrderDecision;
import org.hiphooks.cdshooks.FiredRule;
import org.hiphooks.decide.Decision;
import org.hiphooks.decide.FiredCard;

/** Lists the rules that hold for a call, each once, whatever becomes of their cards. */
final class FiredRules {

  private FiredRules() {}

  static List<FiredRule> of(List<OrderDecision> parts) {
    List<FiredRule> fired = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (OrderDecision part : parts) {
      Decision decision = part.decision();
      add(fired, names, decision.cards(), false);
      add(fired, names, decision.switchedOff(), true);
    }
    return fired;
  }

  private static void add(
      List<FiredRule> fired, Set<String> names, List<FiredCard> cards, boolean areOff) {
    for (FiredCard card : cards) {
      if (names.add(card.plan().name())) {
        fired.add(new FiredRule(card.plan().rule(), card.plan().level(), areOff));
      }
    }
  }
}
