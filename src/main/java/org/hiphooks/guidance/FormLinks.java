package org.hiphooks.guidance;

import java.time.Instant;
import java.util.List;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Link;

/** Gives the link under which what a card misses can be recorded. */
public interface FormLinks {

  /** Whether a card offers to record what is missing. */
  boolean isOfferedBy(Card card);

  /**
   * A link that opens for one visit and expires. It tells nothing of the patient.
   *
   * @param guidance what answers the client of the call
   * @param visit what is kept of the call
   * @param shown the cards of the answer
   * @param now the evaluation's now
   */
  Link open(HipGuidance guidance, Visit visit, List<Card> shown, Instant now);
}
