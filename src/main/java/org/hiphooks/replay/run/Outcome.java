package org.hiphooks.replay.run;

/** How an answer to a worse request stands to the answer to the request as it was meant. */
public enum Outcome {
  /** The same cards. */
  RIGHT,
  /**
   * Cards differ, the answer says what could not be read, and no new card claims more than that.
   */
  HONEST,
  /** A card is gone without a word, or a new one claims what the data in hand cannot carry. */
  WRONG
}
