package org.hiphooks.cards;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.cdshooks.Coding;
import org.hiphooks.knowledge.CardPlan;

/** The reasons that a card offers, the same list each time, so that they are written only once. */
final class OverrideReasons {

  private static final Cache<List<CardPlan.CodingPlan>, List<Coding>> KNOWN =
      Caffeine.newBuilder().weakKeys().build();

  private OverrideReasons() {}

  static List<Coding> of(CardPlan plan) {
    return KNOWN.get(plan.overrideReasons(), OverrideReasons::codings);
  }

  private static List<Coding> codings(List<CardPlan.CodingPlan> reasons) {
    List<Coding> codings = new ArrayList<>();
    reasons.forEach(
        reason -> codings.add(new Coding(reason.system(), reason.code(), reason.display())));
    return List.copyOf(codings);
  }
}
