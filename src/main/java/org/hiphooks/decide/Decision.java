package org.hiphooks.decide;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.chart.Facts;
import org.hiphooks.knowledge.ServicePlan;

/**
 * What follows from the facts.
 *
 * @param service the service asked
 * @param cards cards shown, in display order
 * @param failedRules rules and levels that could not be evaluated, such as {@code RF-01 critical};
 *     nothing follows from their silence
 * @param withheld rules that are true but not shown, because something they rest on is unread
 * @param assessment fields that describe the whole answer, in order; a field without value is
 *     absent
 * @param concerned the pathway concerns this patient
 * @param facts what it was decided from
 */
public record Decision(
    ServicePlan service,
    List<FiredCard> cards,
    List<String> failedRules,
    List<String> withheld,
    Map<String, Object> assessment,
    boolean concerned,
    Facts facts) {

  /** Defensive copies. */
  public Decision {
    cards = List.copyOf(cards);
    failedRules = List.copyOf(failedRules);
    withheld = List.copyOf(withheld);
    assessment = Collections.unmodifiableMap(new LinkedHashMap<>(assessment));
  }

  /** Rules and levels only. */
  @Override
  public String toString() {
    return "Decision" + cards + " failed " + failedRules;
  }
}
