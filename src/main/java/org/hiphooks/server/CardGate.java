package org.hiphooks.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.dialect.DialectLinter;
import org.hiphooks.config.Dialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets no card out that breaks the protocol or that the client cannot take: it might drop the whole
 * answer for it.
 */
final class CardGate {

  private static final Logger LOG = LoggerFactory.getLogger(CardGate.class);

  private final LongAdder stopped = new LongAdder();

  /**
   * Cards that may leave and rules whose cards may not.
   *
   * @param cards in the order given
   * @param stoppedRules rule ids
   */
  record Passed(List<Card> cards, List<String> stoppedRules) {}

  Passed check(List<Card> cards, Dialect dialect, String correlation) {
    List<Card> passed = new ArrayList<>();
    List<String> stoppedRules = new ArrayList<>();
    for (Card card : cards) {
      List<String> problems = DialectLinter.check(dialect, card);
      if (problems.isEmpty()) {
        passed.add(card);
      } else {
        stopped.increment();
        stoppedRules.add(card.rule());
        LOG.error("card of rule {} not sent: {} [{}]", card.rule(), problems, correlation);
      }
    }
    return new Passed(List.copyOf(passed), List.copyOf(stoppedRules));
  }

  /** Cards stopped since the start. */
  long stopped() {
    return stopped.sum();
  }
}
