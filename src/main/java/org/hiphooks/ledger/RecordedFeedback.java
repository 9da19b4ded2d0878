package org.hiphooks.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a card, or of one suggestion of it.
 *
 * @param id made of client, card, outcome, time and suggestion: what is told twice is there once
 * @param received when it came
 * @param at when it happened, as the client says
 * @param client name of the client
 * @param service id of the service that was told
 * @param card uuid of the card
 * @param outcome {@code accepted} or {@code overridden}
 * @param suggestion uuid of the suggestion taken; empty if none is named
 * @param reasonSystem code system of the reason; empty if none
 * @param reasonCode code of the reason; empty if none
 * @param reasonDisplay the reason in words; empty if none
 * @param vendorReason the client's own words as JSON; empty if none
 * @param sealedComment comment of the clinician, encrypted; null if there is none
 */
public record RecordedFeedback(
    String id,
    Instant received,
    Instant at,
    String client,
    String service,
    String card,
    String outcome,
    String suggestion,
    String reasonSystem,
    String reasonCode,
    String reasonDisplay,
    String vendorReason,
    @Nullable String sealedComment) {

  /** Nothing of why. */
  @Override
  public String toString() {
    return "RecordedFeedback[" + outcome + ']';
  }
}
