package org.hiphooks.cards;

import java.util.ArrayList;
import java.util.List;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * A card, and what was done with it before.
 *
 * @param card the card in full
 * @param addressed the override for which it is shown as addressed; null if there is none
 * @param putAway whether the user wants not to see it
 */
record RecalledCard(Card card, @Nullable PastOverride addressed, boolean putAway) {

  /**
   * The card for two orders. The first stands, and what the other suggests beyond it is added; it
   * is addressed, or put away, only if it is for both.
   */
  RecalledCard joined(RecalledCard other) {
    List<Suggestion> suggestions = new ArrayList<>(card.suggestions());
    for (Suggestion suggestion : other.card.suggestions()) {
      if (suggestions.stream().noneMatch(known -> known.actions().equals(suggestion.actions()))) {
        suggestions.add(suggestion);
      }
    }
    return new RecalledCard(
        card.offering(suggestions),
        other.addressed == null ? null : addressed,
        putAway && other.putAway);
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "RecalledCard[" + card.rule() + ']';
  }
}
