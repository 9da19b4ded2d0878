package org.hiphooks.cdshooks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.config.Dialect;

/**
 * What a service answers.
 *
 * @param cards in display order
 * @param timings duration of each phase in nanoseconds, in order
 * @param failedRules rules that could not be evaluated
 * @param unread what could not be read, as names of prefetch keys or resource types
 * @param dialect of the client that the cards are shaped for
 * @param fired rules that hold, whether their cards are shown or not
 * @param afterwards what is to be done once the answer is on its way; it keeps nobody waiting
 */
public record HookAnswer(
    List<Card> cards,
    Map<String, Long> timings,
    List<String> failedRules,
    List<String> unread,
    Dialect dialect,
    List<FiredRule> fired,
    Runnable afterwards) {

  /** Nothing is to be done afterwards. */
  public static final Runnable NOTHING = () -> {};

  /** An answer after which nothing is to be done. */
  public HookAnswer(
      List<Card> cards,
      Map<String, Long> timings,
      List<String> failedRules,
      List<String> unread,
      Dialect dialect,
      List<FiredRule> fired) {
    this(cards, timings, failedRules, unread, dialect, fired, NOTHING);
  }

  /** Cards for any client that keeps to the standard. */
  public HookAnswer(
      List<Card> cards, Map<String, Long> timings, List<String> failedRules, List<String> unread) {
    this(cards, timings, failedRules, unread, Dialect.STANDARD, List.of());
  }

  /** Defensive copies. */
  public HookAnswer {
    cards = List.copyOf(cards);
    timings = Collections.unmodifiableMap(new LinkedHashMap<>(timings));
    failedRules = List.copyOf(failedRules);
    unread = List.copyOf(unread);
    fired = List.copyOf(fired);
  }

  /** The same answer with other cards. */
  public HookAnswer with(List<Card> others) {
    return new HookAnswer(others, timings, failedRules, unread, dialect, fired, afterwards);
  }

  /** The same answer, after which something is to be done. */
  public HookAnswer then(Runnable work) {
    return new HookAnswer(cards, timings, failedRules, unread, dialect, fired, work);
  }
}
