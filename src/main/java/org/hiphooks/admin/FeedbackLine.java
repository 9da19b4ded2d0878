package org.hiphooks.admin;

/**
 * What was said of cards in a week, or of a client.
 *
 * @param name the week or the client
 * @param calls calls
 * @param sent cards that were sent
 * @param answered of them, those of which something was said
 * @param accepted of those, those that were accepted
 * @param overridden of those, those that were overridden
 */
public record FeedbackLine(
    String name, long calls, long sent, long answered, long accepted, long overridden) {

  /** Answered of sent. */
  public Share answeredShare() {
    return new Share(answered, sent);
  }

  /** Accepted of answered. */
  public Share acceptedShare() {
    return new Share(accepted, answered);
  }

  /** Overridden of answered. */
  public Share overriddenShare() {
    return new Share(overridden, answered);
  }
}
