package org.hiphooks.guidance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hiphooks.cards.OrderDecision;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.chart.Facts;
import org.hiphooks.chart.Unread;
import org.hiphooks.config.Dialect;
import org.hiphooks.decide.Decision;
import org.hiphooks.knowledge.SiteSettings;

/**
 * Everything an answer is made of.
 *
 * @param site the settings in force, without what is switched off
 * @param read what is known of the patient
 * @param decision what was decided, all orders together
 * @param parts what was decided for each order, or once for a visit
 * @param explained the one decision that explains the answer; empty if it follows from several
 * @param known what was known for each order, or once for a visit
 * @param cards the cards as the client takes them
 * @param phases how long each part took
 * @param dialect the client's
 */
record Answered(
    SiteSettings site,
    PatientFacts read,
    Decision decision,
    List<OrderDecision> parts,
    Optional<Decision> explained,
    List<Facts> known,
    List<Card> cards,
    Phases phases,
    Dialect dialect) {

  HookAnswer answer() {
    return new HookAnswer(
        cards, phases.durations(), decision.failedRules(), unread(), dialect, FiredRules.of(parts));
  }

  private List<String> unread() {
    List<String> names = new ArrayList<>(decision.facts().failed());
    decision.facts().unread().stream().map(Unread::name).forEach(names::add);
    return names;
  }
}
