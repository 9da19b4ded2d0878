package org.hiphooks.form;

import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.ledger.Ledger;
import org.hiphooks.ledger.Mode;

/**
 * Asks whoever switches calls off whether forms are off too. What is silent is not shown either.
 */
final class FormSwitch {

  private volatile Ledger ledger = Ledger.NONE;

  /** From now on this one is asked. */
  void asks(Ledger asked) {
    ledger = asked;
  }

  /** Whether the client of a guidance gets no cards of a service. */
  boolean isOff(String service, HipGuidance guidance) {
    return ledger.ofCalls(service, guidance.client()) != Mode.LIVE;
  }
}
