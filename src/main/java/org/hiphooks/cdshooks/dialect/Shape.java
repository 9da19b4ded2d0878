package org.hiphooks.cdshooks.dialect;

import java.util.List;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.config.ClientSettings;

/** Turns neutral cards into those that one client can show. Pure: same cards, same result. */
@FunctionalInterface
public interface Shape {

  /** The card as the client takes it: same rule, level, texts and id. */
  Card of(Card card);

  /** All cards of an answer, in order. */
  default List<Card> of(List<Card> cards) {
    return cards.stream().map(this::of).toList();
  }

  /** What a client of this configuration takes. */
  static Shape of(ClientSettings client) {
    DraftCodes codes = new DraftCodes(client.codes());
    return switch (client.dialect()) {
      case STANDARD, MEDPLUM -> codes;
      case EPIC -> new EpicShape(codes);
      case SANDBOX -> card -> SandboxShape.of(codes.of(card));
    };
  }
}
