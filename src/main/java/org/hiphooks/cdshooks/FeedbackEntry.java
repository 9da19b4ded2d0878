package org.hiphooks.cdshooks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one card, as a client tells it.
 *
 * @param card uuid of the card, as sent
 * @param outcome what was done with it
 * @param at when
 * @param suggestions uuids of the suggestions taken; empty if none was named
 * @param reason why it was overridden; null if no coded reason was given
 * @param vendorReason a reason in the client's own words, by the names of its extension
 * @param comment in the clinician's words, which may be about the patient; null if there is none
 */
public record FeedbackEntry(
    String card,
    Outcome outcome,
    Instant at,
    List<String> suggestions,
    @Nullable Reason reason,
    Map<String, String> vendorReason,
    @Nullable String comment) {

  /** What was done with a card. */
  public enum Outcome {
    /** A suggestion was taken. */
    ACCEPTED,
    /** It was not followed. */
    OVERRIDDEN
  }

  /**
   * A coded reason. Clients leave out what they please, except the code.
   *
   * @param system code system; empty if not named
   * @param code the code
   * @param display in words; empty if not given
   */
  public record Reason(String system, String code, String display) {}

  /** Defensive copies. */
  public FeedbackEntry {
    suggestions = List.copyOf(suggestions);
    vendorReason = Map.copyOf(vendorReason);
  }

  /** Nothing of why. */
  @Override
  public String toString() {
    return "FeedbackEntry[" + outcome + ']';
  }
}
