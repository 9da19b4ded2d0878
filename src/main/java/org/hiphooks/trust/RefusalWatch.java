package org.hiphooks.trust;

/** Is told of each token that is refused: whose, as far as that is known, and why. */
@FunctionalInterface
public interface RefusalWatch {

  /** Nobody counts. */
  RefusalWatch NONE = (client, reason) -> {};

  /** Client of tokens that name no client of the configuration. */
  String UNKNOWN = "";

  /**
   * A token was refused. Waits for nothing.
   *
   * @param client name of the client in the configuration; {@link #UNKNOWN} if it is none
   * @param reason a word of this program, never of a token
   */
  void refused(String client, String reason);
}
