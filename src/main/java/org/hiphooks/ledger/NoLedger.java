package org.hiphooks.ledger;

import java.util.List;
import org.hiphooks.cards.OverrideMemory;
import org.hiphooks.cdshooks.FeedbackEntry;
import org.hiphooks.trust.TokenMemory;

/** A ledger for whoever has none. */
final class NoLedger implements Ledger {

  @Override
  public boolean isKept() {
    return false;
  }

  @Override
  public Mode ofCalls(String service, String client) {
    return Mode.LIVE;
  }

  @Override
  public Mode ofCard(String rule, String level, String service, String client) {
    return Mode.LIVE;
  }

  @Override
  public OverrideMemory overrides() {
    return OverrideMemory.NONE;
  }

  @Override
  public TokenMemory tokens(TokenMemory own) {
    return own;
  }

  @Override
  public void record(AnsweredCall call) {
    // Nothing is kept.
  }

  @Override
  public void keep(String client, String service, List<FeedbackEntry> entries) {
    throw new LedgerUnavailable("no ledger is configured", null);
  }
}
