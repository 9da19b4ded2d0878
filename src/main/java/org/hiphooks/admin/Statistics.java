package org.hiphooks.admin;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.ledger.CardAnswers;
import org.hiphooks.ledger.FiringRate;
import org.hiphooks.ledger.LiveLedger;
import org.hiphooks.ledger.Mode;
import org.hiphooks.ledger.ModeTarget;
import org.hiphooks.ledger.store.AnswerTable;

/** Puts together what the content has and what the ledger counts. */
final class Statistics {

  private final ConsoleParts parts;
  private final LiveLedger ledger;

  Statistics(ConsoleParts parts) {
    this.parts = parts;
    this.ledger = parts.service().ledger();
  }

  private record Name(String service, String rule, String level) {}

  /** Every rule of the content, and those that fired before it, in the content's order. */
  List<RuleLine> rules(AnswerTable.Span span) {
    Map<Name, FiringRate> rates = new HashMap<>();
    Map<String, Long> evaluated = new HashMap<>();
    Set<Name> names = new LinkedHashSet<>();
    Map<Name, CardPlan> plans = plans(names);
    for (FiringRate rate : ledger.store().answers().rates(span)) {
      evaluated.put(rate.service(), rate.evaluated());
      if (!rate.rule().isEmpty()) {
        Name name = new Name(rate.service(), rate.rule(), rate.level());
        rates.put(name, rate);
        names.add(name);
      }
    }
    Map<Name, CardAnswers> answers = new HashMap<>();
    for (CardAnswers said : ledger.store().answers().answers(span)) {
      answers.put(new Name(said.service(), said.rule(), said.level()), said);
    }
    List<RuleLine> lines = new ArrayList<>();
    for (Name name : names) {
      long calls = evaluated.getOrDefault(name.service(), 0L);
      FiringRate none = new FiringRate(name.service(), name.rule(), name.level(), 0, calls);
      CardAnswers silence = new CardAnswers(name.service(), name.rule(), name.level(), 0, 0, 0);
      lines.add(
          line(
              name,
              Optional.ofNullable(plans.get(name)),
              rates.getOrDefault(name, none),
              answers.getOrDefault(name, silence)));
    }
    return lines;
  }

  private RuleLine line(Name name, Optional<CardPlan> plan, FiringRate rate, CardAnswers answers) {
    Optional<FiringRate> expected = ledger.expected(name.service(), name.rule(), name.level());
    return new RuleLine(
        name.service(),
        name.rule(),
        name.level(),
        plan.map(CardPlan::emergency).orElse(false),
        mode(name),
        own(name),
        plan.map(card -> parts.guidance().filter(hip -> !hip.site().shows(card)).isPresent())
            .orElse(false),
        RuleLine.share(rate),
        expected.map(RuleLine::share).orElse(null),
        answers);
  }

  /** What is set for the rule, for all clients together. */
  private Mode own(Name name) {
    return ledger.ofCard(name.rule(), name.level(), name.service(), ModeTarget.ANY);
  }

  /**
   * The same, or what is set for its service. What is stopped with all others is told elsewhere.
   */
  private Mode mode(Name name) {
    ModeTarget service = new ModeTarget(name.service(), ModeTarget.ANY, ModeTarget.ANY);
    Instant now = Instant.now();
    return ledger.switchboard().settings().stream()
        .filter(setting -> setting.target().equals(service))
        .map(setting -> setting.at(now))
        .reduce(own(name), Mode::or);
  }

  private Map<Name, CardPlan> plans(Set<Name> names) {
    Map<Name, CardPlan> plans = new HashMap<>();
    List<ServicePlan> services = parts.guidance().map(HipGuidance::offered).orElse(List.of());
    for (ServicePlan service : services) {
      for (CardPlan card : service.cards()) {
        Name name = new Name(service.id(), card.rule(), card.level());
        plans.put(name, card);
        names.add(name);
      }
    }
    return plans;
  }
}
