package org.hiphooks.decide;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hiphooks.knowledge.CardPlan;

/**
 * Which cards are shown.
 *
 * @param shown in display order
 * @param failedRules rules and levels that could not be evaluated
 * @param withheld rules that are true but rest on something unread
 * @param assessment fields that describe the whole answer, in order
 * @param concerned the pathway concerns this patient
 */
public record Outcome(
    List<CardPlan> shown,
    List<String> failedRules,
    List<String> withheld,
    Map<String, Object> assessment,
    boolean concerned) {

  /** Defensive copies. */
  public Outcome {
    shown = List.copyOf(shown);
    failedRules = List.copyOf(failedRules);
    withheld = List.copyOf(withheld);
    assessment = Collections.unmodifiableMap(new LinkedHashMap<>(assessment));
  }

  /** The same for a site that has switched cards off. */
  public Outcome showing(Predicate<CardPlan> isShown) {
    return new Outcome(
        shown.stream().filter(isShown).toList(), failedRules, withheld, assessment, concerned);
  }

  /** Rules and levels only. */
  @Override
  public String toString() {
    return "Outcome" + shown.stream().map(card -> card.rule() + ' ' + card.level()).toList();
  }
}
