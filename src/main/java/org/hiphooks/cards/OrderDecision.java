package org.hiphooks.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import org.hiphooks.decide.Decision;
import org.hiphooks.knowledge.CardPlan;

/**
 * What is decided about one order.
 *
 * @param decision the decision
 * @param drafts the drafts that order just this, as the client sent them: a suggestion can remove
 *     or change them. Empty for a visit
 */
public record OrderDecision(Decision decision, List<ObjectNode> drafts) {

  /** Defensive copy. */
  public OrderDecision {
    drafts = List.copyOf(drafts);
  }

  /** The same for a site that has switched cards off. */
  public OrderDecision showing(Predicate<CardPlan> shown) {
    return new OrderDecision(decision.showing(shown), drafts);
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "OrderDecision" + decision.cards();
  }
}
