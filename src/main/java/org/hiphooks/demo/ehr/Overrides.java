package org.hiphooks.demo.ehr;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which cards of one answer were not followed, and why. Thread-safe. */
final class Overrides {

  private final Map<String, Given> byCard = new ConcurrentHashMap<>();

  Optional<Given> of(String card) {
    return Optional.ofNullable(byCard.get(card));
  }

  void put(String card, Given given) {
    byCard.put(card, given);
  }

  /**
   * What a clinician said on not following a card.
   *
   * @param code code of the reason; empty if none was chosen
   * @param reason the reason in words; empty if none was chosen
   * @param comment in the clinician's words; may be empty
   * @param problem message key of what is missing; empty if the reason stands
   * @param isSent whether the service took it
   */
  record Given(String code, String reason, String comment, String problem, boolean isSent) {

    boolean stands() {
      return problem.isEmpty();
    }

    /** Shows no words of the clinician. */
    @Override
    public String toString() {
      return "Given[" + code + "]";
    }
  }
}
