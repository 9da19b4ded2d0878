package org.hiphooks.admin;

import org.hiphooks.ledger.CardAnswers;
import org.hiphooks.ledger.FiringRate;
import org.hiphooks.ledger.Mode;
import org.jspecify.annotations.Nullable;

/**
 * A rule at one level, in one service, with what became of its cards.
 *
 * @param service id of the service
 * @param rule rule id
 * @param level level of its card
 * @param isEmergency whether it is of the emergency class
 * @param mode what holds for its card for all clients, by its service too
 * @param own what is set for the rule itself
 * @param isOffBySite whether the configuration has switched it off
 * @param fired calls in which it held, of those evaluated
 * @param expected the same in the replay; null if nobody compares
 * @param answers what was said of its cards
 */
public record RuleLine(
    String service,
    String rule,
    String level,
    boolean isEmergency,
    Mode mode,
    Mode own,
    boolean isOffBySite,
    Share fired,
    @Nullable Share expected,
    CardAnswers answers) {

  /** Rule and level. */
  public String name() {
    return rule + ' ' + level;
  }

  /** Service, rule and level. */
  public String id() {
    return service + ' ' + rule + ' ' + level;
  }

  /** Cards of which something was said, of those sent. */
  public Share answered() {
    return new Share(answers.answered(), answers.sent());
  }

  /** Cards that were accepted, of those of which something was said. */
  public Share accepted() {
    return new Share(answers.accepted(), answers.answered());
  }

  /** Cards that were overridden, of those of which something was said. */
  public Share overridden() {
    return new Share(answers.overridden(), answers.answered());
  }

  /** Cards of which nothing was said, of those sent. */
  public Share silent() {
    return new Share(answers.unanswered(), answers.sent());
  }

  static Share share(FiringRate rate) {
    return new Share(rate.fired(), rate.evaluated());
  }
}
