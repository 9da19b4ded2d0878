package org.hiphooks.ledger;

/**
 * What was said of the cards of a rule. A card that was sent is not a card that was seen.
 *
 * @param service id of the service
 * @param rule rule id
 * @param level level of its card
 * @param sent cards that were sent
 * @param accepted of them, those of which a suggestion was taken and not overridden later
 * @param overridden of them, those that were overridden and not accepted later
 */
public record CardAnswers(
    String service, String rule, String level, long sent, long accepted, long overridden) {

  /** Cards of which anything was said. */
  public long answered() {
    return accepted + overridden;
  }

  /** Cards of which nothing was said. */
  public long unanswered() {
    return sent - answered();
  }
}
