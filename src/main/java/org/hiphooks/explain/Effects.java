package org.hiphooks.explain;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hiphooks.cdshooks.Indicator;
import org.hiphooks.decide.Outcome;
import org.hiphooks.explain.Counterfactuals.Trial;
import org.hiphooks.knowledge.CardPlan;
import org.jspecify.annotations.Nullable;

/** Finds the inputs that matter among what was tried. */
final class Effects {

  private final Outcome present;
  private final Set<String> shown;
  private final Predicate<String> isRecorded;

  Effects(Outcome present, Predicate<String> isRecorded) {
    this.present = present;
    this.shown = names(present);
    this.isRecorded = isRecorded;
  }

  /** In the order in which they were tried. */
  Collection<Effect> of(List<Trial> trials) {
    Map<String, Effect> effects = new LinkedHashMap<>();
    for (Trial trial : trials) {
      Outcome outcome = trial.outcome();
      if (isHonest(outcome) && !names(outcome).equals(shown)) {
        effects.merge(trial.input(), effect(trial), Effects::worse);
      }
    }
    return effects.values();
  }

  private boolean isHonest(Outcome outcome) {
    return outcome.concerned() && outcome.failedRules().size() == present.failedRules().size();
  }

  private Effect effect(Trial trial) {
    @Nullable Indicator worst = null;
    for (CardPlan card : trial.outcome().shown()) {
      Indicator level = Indicator.of(card.level());
      if (!shown.contains(card.name()) && (worst == null || level.compareTo(worst) > 0)) {
        worst = level;
      }
    }
    return new Effect(trial.input(), worst, isRecorded.test(trial.input()));
  }

  private static Effect worse(Effect one, Effect other) {
    return other.danger() > one.danger() ? other : one;
  }

  private static Set<String> names(Outcome outcome) {
    Set<String> names = new HashSet<>();
    outcome.shown().forEach(card -> names.add(card.name()));
    return names;
  }
}
