package org.hiphooks.ledger;

import java.util.List;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.FiredRule;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.ServiceDescription;

/**
 * A call and its answer.
 *
 * @param client name of the client
 * @param service the service that was called
 * @param request the call
 * @param mode mode of the call as a whole
 * @param sent cards that were sent
 * @param fired rules that held
 */
public record AnsweredCall(
    String client,
    ServiceDescription service,
    HookRequest request,
    Mode mode,
    List<Card> sent,
    List<FiredRule> fired) {

  /** Defensive copies. */
  public AnsweredCall {
    sent = List.copyOf(sent);
    fired = List.copyOf(fired);
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "AnsweredCall[" + service.id() + ']';
  }
}
