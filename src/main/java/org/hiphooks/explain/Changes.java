package org.hiphooks.explain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hiphooks.cdshooks.Indicator;
import org.hiphooks.decide.Outcome;
import org.hiphooks.explain.Counterfactuals.Trial;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Concepts;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.jspecify.annotations.Nullable;

/** Sorts what was tried into the changes that matter to each rule. */
final class Changes {

  private static final int MOST = 8;
  private static final String STEP = "step";

  private final Knowledge knowledge;
  private final Evaluation evaluation;
  private final ExplainedWords words;
  private final Outcome present;
  private final List<Trial> trials;

  Changes(
      Knowledge knowledge,
      Evaluation evaluation,
      ExplainedWords words,
      Outcome present,
      List<Trial> trials) {
    this.knowledge = knowledge;
    this.evaluation = evaluation;
    this.words = words;
    this.present = present;
    this.trials = trials.stream().filter(this::isHonest).toList();
  }

  /** Changes that would raise the level of a rule that fired. */
  List<Change> raised(CardPlan card) {
    Indicator level = Indicator.of(card.level());
    return changes(
        trial ->
            trial.outcome().shown().stream()
                .anyMatch(
                    other ->
                        other.rule().equals(card.rule())
                            && Indicator.of(other.level()).compareTo(level) > 0));
  }

  /** Changes after which a rule's card would not be shown, and nothing worse instead. */
  List<Change> cleared(CardPlan card) {
    return changes(
        trial ->
            trial.outcome().shown().stream().noneMatch(other -> other.rule().equals(card.rule()))
                && appears(trial.outcome()).stream()
                    .allMatch(other -> Indicator.of(other.level()) == Indicator.INFO));
  }

  /** The nearest change that would fire a silent rule; null if none is known. */
  @Nullable Change firing(CardPlan card) {
    return changes(
            trial ->
                trial.outcome().shown().stream()
                    .anyMatch(other -> other.showDefine().equals(card.showDefine())))
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** A change that ends the whole pathway, or that a rule fails at, says nothing about a rule. */
  private boolean isHonest(Trial trial) {
    return trial.outcome().concerned() && trial.outcome().failedRules().size() == failures();
  }

  private int failures() {
    return present.failedRules().size();
  }

  private List<Change> changes(Predicate<Trial> effect) {
    Map<String, List<Trial>> byInput = new LinkedHashMap<>();
    for (Trial trial : trials) {
      if (effect.test(trial)) {
        byInput.computeIfAbsent(trial.input(), input -> new ArrayList<>()).add(trial);
      }
    }
    List<Change> changes = new ArrayList<>();
    byInput.forEach((input, found) -> changes.add(change(input, found)));
    return changes.stream()
        .sorted(
            Comparator.comparing(this::danger)
                .reversed()
                .thenComparing(Change::recorded)
                .thenComparing(change -> knowledge.background().carrier(change.input()).place())
                .thenComparing(change -> words.order(change.input())))
        .limit(MOST)
        .toList();
  }

  /** Of several numbers with one effect the first that has it, of several codes the mildest. */
  private Change change(String input, List<Trial> found) {
    Trial first =
        found.get(0).value() instanceof String
            ? Collections.min(found, Comparator.comparingInt(this::difference))
            : found.get(0);
    Trial last = found.get(found.size() - 1);
    boolean isNumber = !(first.value() instanceof Boolean || first.value() instanceof String);
    boolean upTo = isNumber && isLeast(first) && !isMost(last);
    Trial chosen = upTo ? last : first;
    String suffix = "";
    if (upTo) {
      suffix = words.orLess();
    } else if (isNumber && isMost(last) && !isLeast(first)) {
      suffix = words.orMore();
    }
    Outcome outcome = chosen.outcome();
    String caution = knowledge.background().carrier(input).caution();
    return new Change(
        input,
        chosen.value(),
        words.finding(input, chosen.value()) + suffix,
        caution == null ? "" : caution,
        evaluation.facts().value(input) != null,
        appears(outcome).stream().map(Changes::name).toList(),
        present.shown().stream()
            .filter(card -> !isShown(card, outcome))
            .map(Changes::name)
            .toList(),
        step(outcome));
  }

  /** How many cards come and go. */
  private int difference(Trial trial) {
    Outcome outcome = trial.outcome();
    long gone = present.shown().stream().filter(card -> !isShown(card, outcome)).count();
    return appears(outcome).size() + (int) gone;
  }

  private boolean isLeast(Trial trial) {
    return valuesOf(trial.input()).get(0).equals(trial.value());
  }

  private boolean isMost(Trial trial) {
    List<Object> values = valuesOf(trial.input());
    return values.get(values.size() - 1).equals(trial.value());
  }

  private List<Object> valuesOf(String input) {
    return trials.stream()
        .filter(trial -> trial.input().equals(input))
        .map(Trial::value)
        .sorted(Comparator.comparing(value -> new BigDecimal(String.valueOf(value))))
        .toList();
  }

  private List<CardPlan> appears(Outcome outcome) {
    return outcome.shown().stream().filter(card -> !isShown(card, present)).toList();
  }

  private static boolean isShown(CardPlan card, Outcome outcome) {
    return outcome.shown().stream()
        .anyMatch(other -> other.rule().equals(card.rule()) && other.level().equals(card.level()));
  }

  private static String name(CardPlan card) {
    return card.rule() + ' ' + card.level();
  }

  /** No card about an order names a step. */
  private String step(Outcome outcome) {
    boolean isAboutDrafts =
        knowledge.service(evaluation.service()).filter(ServicePlan::isAboutDrafts).isPresent();
    Object step = outcome.assessment().get(STEP);
    return isAboutDrafts || step == null || step.equals(present.assessment().get(STEP))
        ? ""
        : knowledge.concepts().display(Concepts.STEPS, String.valueOf(step));
  }

  /** The most urgent level that appears. */
  private int danger(Change change) {
    int danger = 0;
    for (String card : change.appears()) {
      String level = card.substring(card.lastIndexOf(' ') + 1);
      danger = Math.max(danger, 1 + Indicator.of(level).ordinal());
    }
    return danger;
  }
}
