package org.hiphooks.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.Decider;
import org.hiphooks.decide.Outcome;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.InputCarrier;
import org.hiphooks.knowledge.InputLabel;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.jspecify.annotations.Nullable;

/**
 * Asks the decider again with one input changed at a time, and keeps what then is shown. No second
 * rule base: the same decider, the same facts, one value.
 */
final class Counterfactuals {

  /** What a hook brings itself cannot be recorded. */
  private static final String CONTEXT = "context";

  private static final String SEX = "sex";
  private static final String AGE = "age";
  private static final String PATIENT = "Patient";

  private final Knowledge knowledge;
  private final Decider decider;

  Counterfactuals(Knowledge knowledge, Decider decider) {
    this.knowledge = knowledge;
    this.decider = decider;
  }

  /** One value tried, and what then is shown. */
  record Trial(String input, Object value, Outcome outcome) {}

  /** All values tried, in order, and how many there are to try. */
  record Found(List<Trial> trials, int wanted) {}

  Found search(ServicePlan service, Evaluation evaluation, SearchLimit limit) {
    return search(service, evaluation, input -> true, limit);
  }

  /** The same, for some inputs alone. */
  Found search(
      ServicePlan service, Evaluation evaluation, Predicate<String> wanted, SearchLimit limit) {
    Variants variants = new Variants(knowledge, evaluation.settings());
    List<Asked> asked = new ArrayList<>();
    Facts facts = evaluation.facts();
    for (String input : inputs(service, evaluation).stream().filter(wanted).toList()) {
      for (Object value : variants.of(input, facts.value(input))) {
        asked.add(new Asked(input, value));
      }
    }
    long until = System.nanoTime() + limit.time().toNanos();
    List<Trial> trials = new ArrayList<>();
    for (Asked next : asked) {
      if (trials.size() >= limit.changes() || System.nanoTime() - until > 0) {
        break;
      }
      Outcome outcome =
          decider
              .outcome(
                  service,
                  facts.with(next.input(), next.value()),
                  evaluation.settings(),
                  evaluation.now())
              .showing(evaluation::shows);
      trials.add(new Trial(next.input(), next.value(), outcome));
    }
    return new Found(trials, asked.size());
  }

  private record Asked(String input, Object value) {}

  /**
   * First what made the rules true that fired and what they missed, those first that look at least;
   * then all else that they ask for, then the rest.
   */
  private List<String> inputs(ServicePlan service, Evaluation evaluation) {
    Set<String> inputs = new LinkedHashSet<>();
    evaluation.fired().stream()
        .sorted(Comparator.comparingInt(Counterfactuals::size))
        .forEach(
            fired -> {
              inputs.addAll(fired.notRecorded());
              inputs.addAll(fired.findings());
            });
    Set<String> shown = new LinkedHashSet<>();
    evaluation.fired().forEach(fired -> shown.add(fired.showDefine()));
    service.cards().stream()
        .filter(card -> shown.contains(card.showDefine()) || card.redFlag())
        .forEach(card -> inputs.addAll(inputs(card, evaluation)));
    Set<String> known = new LinkedHashSet<>();
    service.cards().forEach(card -> known.addAll(inputs(card, evaluation)));
    inputs.addAll(known);
    inputs.retainAll(known);
    inputs.removeIf(input -> isMeaningless(input, evaluation.facts()));
    return List.copyOf(inputs);
  }

  /** What is not recorded and nobody would ask this patient. */
  private boolean isMeaningless(String input, Facts facts) {
    InputLabel label = knowledge.labels().get(input);
    return label != null && facts.value(input) == null && !label.isAsked(facts.values());
  }

  private static int size(Evaluation.Fired fired) {
    return fired.findings().size() + fired.notRecorded().size();
  }

  private List<String> inputs(CardPlan card, Evaluation evaluation) {
    Map<String, InputLabel> labels = knowledge.labels();
    Facts facts = evaluation.facts();
    return knowledge.cql().graph().inputs(Decider.guidance(card.showDefine())).stream()
        .filter(input -> labels.containsKey(input) && canChange(input, facts))
        .sorted(
            Comparator.comparing((String input) -> facts.value(input) != null)
                .thenComparing(input -> order(labels.get(input))))
        .toList();
  }

  private static int order(@Nullable InputLabel label) {
    return label == null ? Integer.MAX_VALUE : label.order();
  }

  private boolean canChange(String input, Facts facts) {
    InputCarrier carrier = knowledge.background().carrier(input);
    String resource = carrier.resource();
    return !resource.isEmpty()
        && carrier.isAskedOf(facts.value(SEX), facts.value(AGE))
        && !CONTEXT.equals(resource)
        && !(PATIENT.equals(resource) && facts.value(input) != null);
  }
}
