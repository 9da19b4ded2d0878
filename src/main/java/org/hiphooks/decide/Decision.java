package org.hiphooks.decide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hiphooks.chart.Facts;
import org.hiphooks.chart.Unread;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.ServicePlan;

/**
 * What follows from the facts.
 *
 * @param service the service asked
 * @param cards cards shown, in display order
 * @param failedRules rules and levels that could not be evaluated, such as {@code RF-01 critical};
 *     nothing follows from their silence
 * @param switchedOff cards that would be shown, but that the site has switched off
 * @param withheld rules that are true but not shown, because something they rest on is unread
 * @param assessment fields that describe the whole answer, in order; a field without value is
 *     absent
 * @param concerned the pathway concerns this patient
 * @param facts what it was decided from
 */
public record Decision(
    ServicePlan service,
    List<FiredCard> cards,
    List<FiredCard> switchedOff,
    List<String> failedRules,
    List<String> withheld,
    Map<String, Object> assessment,
    boolean concerned,
    Facts facts) {

  /** Defensive copies. */
  public Decision {
    cards = List.copyOf(cards);
    switchedOff = List.copyOf(switchedOff);
    failedRules = List.copyOf(failedRules);
    withheld = List.copyOf(withheld);
    assessment = Collections.unmodifiableMap(new LinkedHashMap<>(assessment));
  }

  /**
   * The same for a site that has switched cards off. What their rules hold back stays held back.
   */
  public Decision showing(Predicate<CardPlan> shown) {
    List<FiredCard> off = cards.stream().filter(card -> !shown.test(card.plan())).toList();
    if (off.isEmpty()) {
      return this;
    }
    List<FiredCard> kept = new ArrayList<>(cards);
    kept.removeAll(off);
    return new Decision(service, kept, off, failedRules, withheld, assessment, concerned, facts);
  }

  /**
   * What holds for the decisions about all orders of one call together. It shows no card itself.
   *
   * @param service the service asked
   * @param decisions one for each order
   * @param facts what is known of the patient
   * @param unread drafts that could not be read
   */
  public static Decision pooled(
      ServicePlan service, List<Decision> decisions, Facts facts, List<Unread> unread) {
    Set<String> failed = new LinkedHashSet<>();
    Set<String> withheld = new LinkedHashSet<>();
    Map<String, FiredCard> off = new LinkedHashMap<>();
    boolean concerned = !unread.isEmpty();
    for (Decision decision : decisions) {
      failed.addAll(decision.failedRules());
      withheld.addAll(decision.withheld());
      decision.switchedOff().forEach(card -> off.putIfAbsent(card.plan().name(), card));
      concerned |= decision.concerned();
    }
    return new Decision(
        service,
        List.of(),
        List.copyOf(off.values()),
        List.copyOf(failed),
        List.copyOf(withheld),
        decisions.isEmpty() ? Map.of() : decisions.get(0).assessment(),
        concerned,
        facts.withUnread(unread));
  }

  /** Rules and levels only. */
  @Override
  public String toString() {
    return "Decision" + cards + " failed " + failedRules;
  }
}
