package org.hiphooks.replay.visit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call to replay, and what it must be answered.
 *
 * @param name where it stands: path below the one given, and a patient's id where one file holds
 *     several
 * @param title what it shows, for people; empty if nobody said
 * @param service id of the service to ask
 * @param request body of the call
 * @param at the evaluation's now
 * @param expected what must be answered; null if nobody said
 * @param golden file of the answer that was accepted last, whether it exists or not; null if the
 *     expectation stands elsewhere
 */
public record Visit(
    String name,
    String title,
    String service,
    ObjectNode request,
    Instant at,
    @Nullable Expected expected,
    @Nullable Path golden) {

  /** The same patient in another request. */
  public Visit with(ObjectNode otherRequest) {
    return new Visit(name, title, service, otherRequest, at, expected, golden);
  }

  /** Nothing of the patient. */
  @Override
  public String toString() {
    return "Visit[" + name + ", " + service + ']';
  }
}
