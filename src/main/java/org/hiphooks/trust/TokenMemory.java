package org.hiphooks.trust;

import java.time.Instant;

/**
 * Remembers tokens until they expire, so that none is taken twice, wherever the clock is set in the
 * meantime. Thread-safe.
 */
public interface TokenMemory {

  /** What became of a token. */
  enum Seen {
    /** It is the first time. */
    FIRST,
    /** It was there before. */
    AGAIN,
    /** There is no room to remember it. */
    NO_ROOM,
    /** It expires before one that was forgotten already: nobody can say whether it was there. */
    TOO_OLD
  }

  /**
   * Remembers a token.
   *
   * @param client the client's name; two clients may use one id
   * @param tokenId its {@code jti}
   * @param until when it expires
   * @param now the time
   */
  Seen remember(String client, String tokenId, Instant until, Instant now);
}
