package org.hiphooks.cards;

import java.time.Instant;
import java.util.List;

/** Port to what clinicians have said of earlier cards. What it forgets is shown in full. */
@FunctionalInterface
public interface OverrideMemory {

  /** Remembers nothing. */
  OverrideMemory NONE = (client, patientId, userId, since) -> List.of();

  /**
   * Overrides of one patient's cards.
   *
   * @param client name of the client, whose ids these are
   * @param patientId bare id of the patient
   * @param userId reference of who looks
   * @param since older ones are not asked for
   */
  List<PastOverride> of(String client, String patientId, String userId, Instant since);
}
