package org.hiphooks.ledger;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rule that held for a call, and what became of its card.
 *
 * @param rule rule id
 * @param level level of the card
 * @param state what became of the card
 * @param card uuid of the card; null if no card of its own was sent
 * @param topic topic code of the card; null if no card of its own was sent
 * @param suggestions uuids of the suggestions that the card offered
 */
public record Firing(
    String rule,
    String level,
    State state,
    @Nullable String card,
    @Nullable String topic,
    List<String> suggestions) {

  /** What became of a card. */
  public enum State {
    /** Sent. Whether anybody saw it, nobody knows. */
    SENT,
    /** Part of another card, or put away by the clinician. */
    FOLDED,
    /** Counted only. */
    SILENT;

    /** As it is stored. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Defensive copy. */
  public Firing {
    suggestions = List.copyOf(suggestions);
  }
}
