package org.hiphooks.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.hiphooks.cdshooks.AnswerWriter;
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
   * @param trees the same as they were checked and will be sent
   * @param stoppedRules rule ids
   */
  record Passed(List<Card> cards, List<ObjectNode> trees, List<String> stoppedRules) {

    static final Passed NONE = new Passed(List.of(), List.of(), List.of());

    Passed {
      cards = List.copyOf(cards);
      trees = List.copyOf(trees);
      stoppedRules = List.copyOf(stoppedRules);
    }

    /** With what another check let pass. */
    Passed and(Passed more) {
      return new Passed(both(cards, more.cards), both(trees, more.trees), stoppedRules);
    }

    private static <T> List<T> both(List<T> first, List<T> second) {
      return Stream.concat(first.stream(), second.stream()).toList();
    }
  }

  Passed check(List<Card> cards, Dialect dialect, String correlation) {
    List<Card> passed = new ArrayList<>();
    List<ObjectNode> trees = new ArrayList<>();
    List<String> stoppedRules = new ArrayList<>();
    for (Card card : cards) {
      ObjectNode tree = AnswerWriter.cardTree(card);
      List<String> problems = DialectLinter.check(dialect, tree);
      if (problems.isEmpty()) {
        passed.add(card);
        trees.add(tree);
      } else {
        stopped.increment();
        stoppedRules.add(card.rule());
        LOG.error("card of rule {} not sent: {} [{}]", card.rule(), problems, correlation);
      }
    }
    return new Passed(passed, trees, stoppedRules);
  }

  /** Cards stopped since the start. */
  long stopped() {
    return stopped.sum();
  }
}
