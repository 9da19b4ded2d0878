package org.hiphooks.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hiphooks.chart.Facts;
import org.hiphooks.evaluate.Asked;
import org.hiphooks.evaluate.CarefulEvaluator;
import org.hiphooks.evaluate.Evaluator;
import org.hiphooks.evaluate.EvidenceFinder;
import org.hiphooks.evaluate.Values;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.jspecify.annotations.Nullable;

/** Decides, from facts, which cards are shown and why. */
public final class Decider {

  private static final String GUIDANCE = "HipGuidance";
  private static final DefineName VISIT = new DefineName("HipDerived", "gate");
  private static final DefineName ORDER = new DefineName("HipOrders", "concerns this patient");
  private static final DefineName TARGET = new DefineName("HipOrders", "target asked for");

  private final Knowledge knowledge;
  private final Evaluator evaluator;
  private final InputsBehind behind;
  private final ReadingOrder order;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** What is asked for a service. */
  private record Known(ServicePlan service, Asked asked, Map<CardPlan, CardDefines> defines) {}

  /** For one content and one engine. */
  public Decider(Knowledge knowledge, Evaluator evaluator) {
    this.knowledge = knowledge;
    this.evaluator = evaluator;
    this.behind = new InputsBehind(knowledge.cql().graph());
    this.order = ReadingOrder.of(knowledge.labels());
  }

  /**
   * Decides.
   *
   * @param service the service asked
   * @param known what is known of the patient and, for one order, what it is
   * @param settings values by setting name; absent = the content's default
   * @param now the evaluation's now
   */
  public Decision decide(ServicePlan service, Facts known, Map<String, ?> settings, Instant now) {
    Evaluator careful = new CarefulEvaluator(evaluator);
    Facts facts = known.forTarget(target(careful, known, settings, now));
    Map<String, Object> inputs = Collections.unmodifiableMap(facts.values());
    RuleRun run = new RuleRun(knowledge.cql(), careful, inputs, settings, now);
    RuleRun.Result result = run.evaluate(asked(service));
    Doubt doubt = new Doubt(knowledge.cql(), behind, facts, result.broken());
    Outcome outcome = outcome(service, result, doubt);
    FiredCards details =
        new FiredCards(
            known(service).defines(),
            order,
            new EvidenceFinder(knowledge.cql(), careful),
            run,
            doubt,
            inputs,
            settings,
            now);
    return new Decision(
        service,
        details.of(outcome.shown()),
        List.of(),
        outcome.failedRules(),
        outcome.withheld(),
        outcome.assessment(),
        outcome.concerned(),
        facts);
  }

  /**
   * Only which cards are shown, not what stands behind them: the answer to a what-if question, by
   * the same way and at less cost.
   *
   * @param service the service asked
   * @param known what would be known of the patient
   * @param settings values by setting name; absent = the content's default
   * @param now the evaluation's now
   */
  public Outcome outcome(ServicePlan service, Facts known, Map<String, ?> settings, Instant now) {
    Evaluator careful = new CarefulEvaluator(evaluator);
    Facts facts = known.forTarget(target(careful, known, settings, now));
    RuleRun run = new RuleRun(knowledge.cql(), careful, facts.values(), settings, now);
    RuleRun.Result result = run.evaluate(asked(service));
    return outcome(service, result, new Doubt(knowledge.cql(), behind, facts, result.broken()));
  }

  private static Outcome outcome(ServicePlan service, RuleRun.Result result, Doubt doubt) {
    List<CardPlan> shown = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    List<String> withheld = new ArrayList<>();
    for (CardPlan card : service.cards()) {
      sort(card, result.values(), doubt, shown, failed, withheld);
    }
    return new Outcome(
        shown,
        once(failed),
        once(withheld),
        Assessment.of(result.values(), doubt),
        isConcerned(service, result));
  }

  private static List<String> once(List<String> rules) {
    return rules.isEmpty() ? List.of() : rules.stream().distinct().toList();
  }

  private static boolean isConcerned(ServicePlan service, RuleRun.Result result) {
    DefineName concerned = concerned(service);
    return result.values().isTrue(concerned) || result.broken().contains(concerned);
  }

  private static DefineName concerned(ServicePlan service) {
    return service.isAboutDrafts() ? ORDER : VISIT;
  }

  /** The defines whose values decide an answer of the service. */
  public Set<DefineName> asked(ServicePlan service) {
    return known(service).asked();
  }

  private Known known(ServicePlan service) {
    Known last = known.get(service.id());
    if (last == null || last.service() != service) {
      last = new Known(service, new Asked(find(service)), CardDefines.of(service));
      known.put(service.id(), last);
    }
    return last;
  }

  private Set<DefineName> find(ServicePlan service) {
    Set<DefineName> defines = new LinkedHashSet<>();
    service.cards().forEach(card -> defines.add(guidance(card.showDefine())));
    Assessment.FIELDS.forEach(field -> addIfKnown(guidance(field), defines));
    addIfKnown(concerned(service), defines);
    return defines;
  }

  /** Asked before all else: which of the earlier injections count depends on it. */
  private @Nullable String target(
      Evaluator careful, Facts facts, Map<String, ?> settings, Instant now) {
    if (facts.byTarget().isEmpty() || !knowledge.cql().graph().knows(TARGET)) {
      return null;
    }
    return careful.evaluate(Set.of(TARGET), facts.values(), settings, now).text(TARGET);
  }

  private static void sort(
      CardPlan card,
      Values values,
      Doubt doubt,
      List<CardPlan> shown,
      List<String> failed,
      List<String> withheld) {
    if (doubt.isBroken(guidance(card.ruleDefine()))) {
      failed.add(card.rule() + ' ' + card.level());
    } else if (values.isTrue(guidance(card.showDefine()))) {
      if (card.withheldIfUnsure() && doubt.isUnsure(guidance(card.showDefine()))) {
        withheld.add(card.rule());
      } else {
        shown.add(card);
      }
    }
  }

  private void addIfKnown(DefineName define, Set<DefineName> defines) {
    if (knowledge.cql().graph().knows(define)) {
      defines.add(define);
    }
  }

  /** The define of this name in the library that decides which cards are shown. */
  public static DefineName guidance(String define) {
    return new DefineName(GUIDANCE, define);
  }
}
