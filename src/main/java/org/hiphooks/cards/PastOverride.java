package org.hiphooks.cards;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A card that a clinician has overridden.
 *
 * @param topic topic code of the card: rule, level and, where advice depends on it, cause
 * @param isOwn whether who looks is who overrode it
 * @param reason code of the reason; null if none was given
 * @param at when
 */
public record PastOverride(String topic, boolean isOwn, @Nullable String reason, Instant at) {

  /** Nothing of who and why. */
  @Override
  public String toString() {
    return "PastOverride[" + topic + "]";
  }
}
