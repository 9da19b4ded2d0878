package org.hiphooks.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.evaluate.Evidence;
import org.hiphooks.evaluate.EvidenceFinder;
import org.hiphooks.evaluate.Values;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.InputLabel;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.SuggestionPlan;
import org.jspecify.annotations.Nullable;

/** Adds to each card that is shown what its text and its suggestions need. */
final class FiredCards {

  private final Knowledge knowledge;
  private final EvidenceFinder finder;
  private final RuleRun run;
  private final Doubt doubt;
  private final Map<String, Object> inputs;
  private final Map<String, ?> settings;
  private final Instant now;

  FiredCards(
      Knowledge knowledge,
      EvidenceFinder finder,
      RuleRun run,
      Doubt doubt,
      Map<String, Object> inputs,
      Map<String, ?> settings,
      Instant now) {
    this.knowledge = knowledge;
    this.finder = finder;
    this.run = run;
    this.doubt = doubt;
    this.inputs = inputs;
    this.settings = settings;
    this.now = now;
  }

  List<FiredCard> of(List<CardPlan> plans) {
    Set<DefineName> more = new LinkedHashSet<>();
    for (CardPlan plan : plans) {
      plan.defines().forEach(define -> more.add(Decider.guidance(define)));
      plan.conditions().forEach(define -> more.add(Decider.guidance(define)));
    }
    Values values = more.isEmpty() ? new Values(Map.of(), Set.of()) : run.evaluate(more).values();
    List<FiredCard> cards = new ArrayList<>();
    plans.forEach(plan -> cards.add(card(plan, values)));
    return cards;
  }

  private FiredCard card(CardPlan plan, Values values) {
    Evidence evidence = finder.find(Decider.guidance(plan.ruleDefine()), inputs, settings, now);
    Set<String> notRead = new HashSet<>(evidence.missing());
    notRead.removeIf(input -> !doubt.isUnread(input));
    Set<String> notRecorded = new HashSet<>(evidence.missing());
    notRecorded.removeAll(notRead);
    notRecorded.removeIf(input -> !isAsked(input));
    return new FiredCard(
        plan,
        ordered(evidence.findings()),
        ordered(notRecorded),
        ordered(notRead),
        fillings(plan, values),
        offered(plan, values));
  }

  /** In reading order; an input without a name of its own is not for reading. */
  private List<String> ordered(Collection<String> names) {
    return names.stream()
        .filter(knowledge.labels()::containsKey)
        .sorted(Comparator.comparingInt(this::order).thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private boolean isAsked(String input) {
    InputLabel label = knowledge.labels().get(input);
    return label == null || label.isAsked(inputs);
  }

  private int order(String input) {
    InputLabel label = knowledge.labels().get(input);
    return label == null ? Integer.MAX_VALUE : label.order();
  }

  private static Map<String, @Nullable Object> fillings(CardPlan plan, Values values) {
    Map<String, @Nullable Object> fillings = new HashMap<>();
    plan.defines()
        .forEach(define -> fillings.put(define, values.byDefine().get(Decider.guidance(define))));
    return fillings;
  }

  private static Set<String> offered(CardPlan plan, Values values) {
    Set<String> offered = new LinkedHashSet<>();
    for (SuggestionPlan suggestion : plan.suggestions()) {
      String condition = suggestion.condition();
      if (condition == null || values.isTrue(Decider.guidance(condition))) {
        offered.add(suggestion.id());
      }
    }
    return offered;
  }
}
