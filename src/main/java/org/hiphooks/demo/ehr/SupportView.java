package org.hiphooks.demo.ehr;

import java.util.List;

/**
 * The sidebar.
 *
 * @param patientId whose chart it stands beside
 * @param visitId the visit, for the forms
 * @param state what it has to say
 * @param counts for instance {@code 1 critical, 1 info}; empty without cards
 * @param message the sentence of the state
 * @param cards the cards; empty in most states
 * @param urgent what is announced at once; empty if nothing is critical
 * @param exchange number of the call in the inspector; 0 while asking
 */
public record SupportView(
    String patientId,
    String visitId,
    SupportState state,
    String counts,
    String message,
    List<CardView> cards,
    String urgent,
    long exchange) {

  /** Defensive copy. */
  public SupportView {
    cards = List.copyOf(cards);
  }

  /** Shows no text. */
  @Override
  public String toString() {
    return "SupportView[" + state + ", " + cards.size() + " cards]";
  }
}
