package org.hiphooks.decide;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.knowledge.CardPlan;
import org.jspecify.annotations.Nullable;

/**
 * A card that is shown, with what stands behind it.
 *
 * @param plan how it is written
 * @param findings inputs that made the rule true, in reading order
 * @param notRecorded inputs of the rule that the record does not hold, in reading order
 * @param notRead inputs of the rule whose source could not be read, in reading order
 * @param fillings values that the plan's texts and suggestions show, by define: String, List,
 *     number or Boolean
 * @param offered ids of the suggestions whose condition holds
 */
public record FiredCard(
    CardPlan plan,
    List<String> findings,
    List<String> notRecorded,
    List<String> notRead,
    Map<String, @Nullable Object> fillings,
    Set<String> offered) {

  /** Defensive copies. */
  public FiredCard {
    findings = List.copyOf(findings);
    notRecorded = List.copyOf(notRecorded);
    notRead = List.copyOf(notRead);
    offered = Set.copyOf(offered);
  }

  /** Rule and level. */
  @Override
  public String toString() {
    return plan.rule() + ' ' + plan.level();
  }
}
