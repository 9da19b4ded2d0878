package org.hiphooks.cdshooks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a service answers.
 *
 * @param cards in display order
 * @param timings duration of each phase in nanoseconds, in order
 * @param failedRules rules that could not be evaluated
 * @param unread what could not be read, as names of prefetch keys or resource types
 */
public record HookAnswer(
    List<Card> cards, Map<String, Long> timings, List<String> failedRules, List<String> unread) {

  /** Defensive copies. */
  public HookAnswer {
    cards = List.copyOf(cards);
    timings = Collections.unmodifiableMap(new LinkedHashMap<>(timings));
    failedRules = List.copyOf(failedRules);
    unread = List.copyOf(unread);
  }
}
