package org.hiphooks.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.chart.Facts;
import org.hiphooks.chart.KeyState;
import org.hiphooks.decide.Decision;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.SiteSettings;

/**
 * What is kept of one answer so that it can be explained later. Everything else follows from it,
 * because rules are pure functions of facts, settings and now.
 *
 * @param service id of the service that was asked
 * @param contentHash the content that answered
 * @param now the evaluation's now
 * @param settings site values by setting name
 * @param facts what was read of the patient
 * @param shown the cards that were sent, in order
 * @param fired the rules behind them, merged ones included, in order
 * @param failedRules rules and levels that could not be evaluated
 * @param withheld rules that are true but rest on something unread
 * @param cardsOff rules and levels that the site has switched off
 * @param step the step of the ladder; empty if none
 * @param keys state of each prefetch key
 * @param person who it is about
 */
public record Evaluation(
    String service,
    String contentHash,
    Instant now,
    Map<String, Object> settings,
    Facts facts,
    List<Shown> shown,
    List<Fired> fired,
    List<String> failedRules,
    List<String> withheld,
    List<String> cardsOff,
    String step,
    Map<String, String> keys,
    Person person) {

  /** A card that was sent. */
  public record Shown(String uuid, String rule, String level, String summary) {

    /** Rule and level. */
    @Override
    public String toString() {
      return rule + ' ' + level;
    }
  }

  /**
   * A rule that fired.
   *
   * @param showDefine the define that shows its card
   * @param findings inputs that made it true, in reading order
   * @param notRecorded inputs that the record does not hold
   * @param notRead inputs whose source could not be read
   */
  public record Fired(
      String showDefine, List<String> findings, List<String> notRecorded, List<String> notRead) {

    /** Defensive copies. */
    public Fired {
      findings = List.copyOf(findings);
      notRecorded = List.copyOf(notRecorded);
      notRead = List.copyOf(notRead);
    }

    private static Fired of(FiredCard card) {
      return new Fired(
          card.plan().showDefine(), card.findings(), card.notRecorded(), card.notRead());
    }
  }

  /** Defensive copies. */
  public Evaluation {
    settings = Map.copyOf(settings);
    shown = List.copyOf(shown);
    fired = List.copyOf(fired);
    failedRules = List.copyOf(failedRules);
    withheld = List.copyOf(withheld);
    cardsOff = List.copyOf(cardsOff);
    keys = Map.copyOf(keys);
  }

  /** Whether the site shows a card. */
  boolean shows(CardPlan card) {
    return !cardsOff.contains(card.name());
  }

  /** What is kept of a decision and the cards it gave. */
  public static Evaluation of(
      Decision decision,
      List<Card> cards,
      String contentHash,
      SiteSettings site,
      Instant now,
      Map<String, KeyState> keys,
      Person person) {
    Map<String, String> states = new LinkedHashMap<>();
    keys.forEach((key, state) -> states.put(key, state.name()));
    List<Shown> shown = new ArrayList<>();
    for (Card card : cards) {
      shown.add(
          new Shown(card.uuid().toString(), card.rule(), card.indicator().code(), card.summary()));
    }
    return new Evaluation(
        decision.service().id(),
        contentHash,
        now,
        site.values(),
        decision.facts(),
        shown,
        decision.cards().stream().map(Fired::of).toList(),
        decision.failedRules(),
        decision.withheld(),
        List.copyOf(site.cardsOff()),
        String.valueOf(decision.assessment().getOrDefault("step", "")),
        states,
        person);
  }

  /** Rules and levels only. */
  @Override
  public String toString() {
    return "Evaluation" + shown;
  }
}
