package org.hiphooks.demo.ehr;

import java.util.List;

/**
 * The form for not following a card, and what was said in it.
 *
 * @param reasons the card's own reasons
 * @param chosen code of the chosen one; empty if none was chosen
 * @param reason the chosen one in words; empty if none was chosen
 * @param comment in the clinician's words; may be empty
 * @param problem message key of what is missing; empty if nothing is
 * @param stands whether the card is not followed, for this reason
 * @param isSent whether the service took the reason
 * @param earlier reason given when the chart was open before; empty if there is none
 */
public record OverrideView(
    List<Reason> reasons,
    String chosen,
    String reason,
    String comment,
    String problem,
    boolean stands,
    boolean isSent,
    String earlier) {

  /** Defensive copy. */
  public OverrideView {
    reasons = List.copyOf(reasons);
  }

  /** One reason to choose from. */
  public record Reason(String code, String label) {}

  /** Shows no words of the clinician. */
  @Override
  public String toString() {
    return "OverrideView[" + chosen + "]";
  }
}
