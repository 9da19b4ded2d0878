package org.hiphooks.demo.ehr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cards in a place of the chart, with what is to be said about them.
 *
 * @param place where they stand
 * @param state what it has to say
 * @param counts for instance {@code 1 critical, 1 info}; empty without cards
 * @param message the sentence of the state; empty if nothing was asked
 * @param note what the last action did; null if there was none
 * @param cards the cards; empty in most states
 * @param urgent what is announced at once; empty if nothing is critical
 * @param exchange number of the call in the inspector; 0 while asking
 */
public record SupportView(
    Place place,
    SupportState state,
    String counts,
    String message,
    @Nullable Note note,
    List<CardView> cards,
    String urgent,
    long exchange) {

  /** Defensive copy. */
  public SupportView {
    cards = List.copyOf(cards);
  }

  /** Whether a card is critical. */
  public boolean isCritical() {
    return cards.stream().anyMatch(card -> card.level() == Level.CRITICAL);
  }

  /** Shows no text. */
  @Override
  public String toString() {
    return "SupportView[" + state + ", " + cards.size() + " cards]";
  }
}
