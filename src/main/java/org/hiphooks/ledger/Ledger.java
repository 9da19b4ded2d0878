package org.hiphooks.ledger;

import java.util.List;
import org.hiphooks.cards.OverrideMemory;
import org.hiphooks.cdshooks.FeedbackEntry;
import org.hiphooks.chart.CodeWatch;
import org.hiphooks.guidance.CardModes;
import org.hiphooks.trust.RefusalWatch;
import org.hiphooks.trust.TokenMemory;

/** Port to the record of what was shown and said, and to what is switched off. */
public interface Ledger {

  /** Keeps nothing, and switches nothing off. */
  Ledger NONE = new NoLedger();

  /** Whether anything is kept. */
  boolean isKept();

  /** The mode of calls of a service by a client. */
  Mode ofCalls(String service, String client);

  /** The mode of a card for a client. */
  Mode ofCard(String rule, String level, String service, String client);

  /** What was overridden before. */
  OverrideMemory overrides();

  /** Who counts codes that the content does not understand. */
  default CodeWatch codes() {
    return CodeWatch.NONE;
  }

  /** Who counts tokens that are refused. */
  default RefusalWatch refusals() {
    return RefusalWatch.NONE;
  }

  /** Which cards are live. */
  default CardModes cards() {
    return (client, service, rule, level) -> ofCard(rule, level, service, client) == Mode.LIVE;
  }

  /**
   * Remembers tokens for as long as the ledger does.
   *
   * @param own remembers what this process has seen
   */
  TokenMemory tokens(TokenMemory own);

  /** Records a call that is being answered. It waits for nothing and never fails. */
  void record(AnsweredCall call);

  /**
   * Keeps what became of cards. It is durable when this returns.
   *
   * @throws LedgerUnavailable if it cannot be kept
   */
  void keep(String client, String service, List<FeedbackEntry> entries);
}
