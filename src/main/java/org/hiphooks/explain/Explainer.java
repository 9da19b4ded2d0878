package org.hiphooks.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hiphooks.decide.Decider;
import org.hiphooks.decide.Outcome;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Evaluator;
import org.hiphooks.evaluate.compiled.CompiledEvaluator;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.knowledge.Setting;

/**
 * Explains evaluations of one content. The facts are those that were kept; no record is read again.
 * The values of parts of rules follow from them, because rules are pure.
 */
public final class Explainer {

  private final Knowledge knowledge;
  private final Evaluator evaluator;
  private final Decider decider;

  /** For one content. */
  public Explainer(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.evaluator = CompiledEvaluator.of(knowledge.cql(), EvaluationLimit.NONE);
    this.decider = new Decider(knowledge, evaluator);
  }

  /**
   * Explains an evaluation.
   *
   * @param evaluation what was kept; of this content
   * @param limit how far changes are looked for
   * @throws IllegalArgumentException if it is of another content
   * @throws IllegalStateException if the facts give other cards than were sent: then nothing is
   *     explained
   */
  public Explanation explain(Evaluation evaluation, SearchLimit limit) {
    ServicePlan service = service(evaluation);
    Outcome present = present(service, evaluation);
    requireSame(evaluation, present);
    ExplainedWords words = new ExplainedWords(knowledge, evaluation.facts());
    Counterfactuals.Found found =
        new Counterfactuals(knowledge, decider).search(service, evaluation, limit);
    Changes changes = new Changes(knowledge, evaluation, words, present, found.trials());
    RuleValues values = RuleValues.of(knowledge.cql(), evaluator, defines(service), evaluation);
    Rules rules = new Rules(knowledge, evaluation, words, changes, values);
    List<ExplainedRule> fired = rules.fired(service);
    List<SilentRule> silent = rules.silent(service, present);
    return new Explanation(
        service.id(),
        service.hook(),
        knowledge.version(),
        knowledge.hash(),
        evaluation.now(),
        evaluation.person(),
        words.side(),
        evaluation.shown(),
        fired,
        together(fired, ExplainedRule::notRecorded),
        words.notRead(),
        words.unused(),
        silent,
        rules.defines(),
        new Explanation.Search(found.trials().size(), found.wanted()),
        settings(evaluation),
        new LinkedHashMap<>(evaluation.keys()));
  }

  /**
   * Which of some inputs could change which cards are shown, if they were recorded or recorded
   * otherwise.
   *
   * @param evaluation what is known; of this content
   * @param inputs the inputs
   * @param limit how far is looked
   */
  public FoundEffects effects(Evaluation evaluation, Set<String> inputs, SearchLimit limit) {
    ServicePlan service = service(evaluation);
    Counterfactuals.Found found =
        new Counterfactuals(knowledge, decider)
            .search(service, evaluation, inputs::contains, limit);
    Effects effects =
        new Effects(present(service, evaluation), input -> evaluation.facts().value(input) != null);
    return new FoundEffects(
        List.copyOf(effects.of(found.trials())), found.trials().size() >= found.wanted());
  }

  private ServicePlan service(Evaluation evaluation) {
    if (!knowledge.hash().equals(evaluation.contentHash())) {
      throw new IllegalArgumentException("the evaluation is of another content");
    }
    return knowledge
        .service(evaluation.service())
        .orElseThrow(() -> new IllegalArgumentException("no such service"));
  }

  private Outcome present(ServicePlan service, Evaluation evaluation) {
    return decider
        .outcome(service, evaluation.facts(), evaluation.settings(), evaluation.now())
        .showing(evaluation::shows);
  }

  private static void requireSame(Evaluation evaluation, Outcome present) {
    List<String> sent = evaluation.fired().stream().map(Evaluation.Fired::showDefine).toList();
    List<String> now = present.shown().stream().map(CardPlan::showDefine).toList();
    if (!sent.equals(now)) {
      throw new IllegalStateException("the facts that were kept do not give the cards sent");
    }
  }

  private static Set<DefineName> defines(ServicePlan service) {
    Set<DefineName> defines = new LinkedHashSet<>();
    for (CardPlan card : service.cards()) {
      defines.add(Decider.guidance(card.showDefine()));
      defines.add(Decider.guidance(card.ruleDefine()));
    }
    return defines;
  }

  private static List<String> together(
      List<ExplainedRule> rules, Function<ExplainedRule, List<String>> part) {
    Set<String> all = new LinkedHashSet<>();
    rules.forEach(rule -> all.addAll(part.apply(rule)));
    return List.copyOf(all);
  }

  private List<SettingValue> settings(Evaluation evaluation) {
    List<SettingValue> values = new ArrayList<>();
    Map<String, Object> own = evaluation.settings();
    for (Setting setting : knowledge.settings().values()) {
      String standard = String.valueOf(setting.defaultValue());
      Object value = own.get(setting.name());
      values.add(
          new SettingValue(
              setting.name(),
              value == null ? standard : String.valueOf(value),
              standard,
              setting.unit()));
    }
    values.sort(
        Comparator.comparing(SettingValue::isOwn).reversed().thenComparing(SettingValue::name));
    return values;
  }
}
