package org.hiphooks.ledger;

import java.time.Instant;
import java.util.List;

/**
 * A call that was answered. Patient and user are keyed hashes.
 *
 * @param id id of the record; a record that is written twice is there once
 * @param at when
 * @param client name of the client
 * @param service id of the service
 * @param hookInstance the client's id of the call
 * @param contentHash hash of the content that answered
 * @param patient keyed hash of the patient
 * @param user keyed hash of the user
 * @param mode mode of the call as a whole
 * @param firings rules that held
 */
public record RecordedCall(
    String id,
    Instant at,
    String client,
    String service,
    String hookInstance,
    String contentHash,
    String patient,
    String user,
    Mode mode,
    List<Firing> firings) {

  /** Defensive copy. */
  public RecordedCall {
    firings = List.copyOf(firings);
  }

  /** Nothing that leads to a person. */
  @Override
  public String toString() {
    return "RecordedCall[" + service + ", " + firings.size() + " rules]";
  }
}
