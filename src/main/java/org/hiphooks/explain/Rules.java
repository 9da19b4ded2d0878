package org.hiphooks.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.decide.Decider;
import org.hiphooks.decide.Outcome;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.DefineName;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;

/** Explains the rules of one evaluation one by one. */
final class Rules {

  private static final int MOST_REASONS = 3;
  private static final String PATIENT = "Patient";

  /** Carries what a hook brings itself: the order or the problem that is asked about. */
  private static final String CONTEXT = "context";

  private final Knowledge knowledge;
  private final Evaluation evaluation;
  private final ExplainedWords words;
  private final Changes changes;
  private final RuleValues values;
  private final Blockers blockers;
  private final Tracer tracer;

  Rules(
      Knowledge knowledge,
      Evaluation evaluation,
      ExplainedWords words,
      Changes changes,
      RuleValues values) {
    this.knowledge = knowledge;
    this.evaluation = evaluation;
    this.words = words;
    this.changes = changes;
    this.values = values;
    this.blockers = new Blockers(values);
    this.tracer = new Tracer(knowledge, values);
  }

  /** The defines of all rules explained so far. */
  Map<String, TracedDefine> defines() {
    return tracer.traced();
  }

  List<ExplainedRule> fired(ServicePlan service) {
    List<ExplainedRule> rules = new ArrayList<>();
    for (Evaluation.Fired fired : evaluation.fired()) {
      service.cards().stream()
          .filter(card -> card.showDefine().equals(fired.showDefine()))
          .findFirst()
          .ifPresent(card -> rules.add(fired(card, fired)));
    }
    return rules;
  }

  private ExplainedRule fired(CardPlan card, Evaluation.Fired fired) {
    Evaluation.Shown shown =
        evaluation.shown().stream()
            .filter(one -> one.rule().equals(card.rule()) && one.level().equals(card.level()))
            .findFirst()
            .orElse(null);
    return new ExplainedRule(
        card.rule(),
        card.level(),
        "card-" + (shown == null ? card.rule() : shown.uuid()),
        shown == null ? words.name(card) : shown.summary(),
        sentence(card),
        fired.findings().stream().map(words::used).toList(),
        words.nouns(fired.notRecorded()),
        words.nouns(fired.notRead()),
        changes.raised(card),
        changes.cleared(card),
        tracer.names(Decider.guidance(card.ruleDefine())));
  }

  private String sentence(CardPlan card) {
    return knowledge.background().sentences().getOrDefault(card.showDefine(), "");
  }

  /** Rules that did not fire: first those that one change would fire. */
  List<SilentRule> silent(ServicePlan service, Outcome present) {
    List<SilentRule> rules = new ArrayList<>();
    for (CardPlan card : service.cards()) {
      if (present.shown().stream().noneMatch(shown -> isSame(shown, card))
          && rules.stream().noneMatch(rule -> isSame(rule, card))) {
        rules.add(silent(card, present));
      }
    }
    rules.sort(
        Comparator.comparing((SilentRule rule) -> rule.nearest() == null)
            .thenComparing(SilentRule::kind));
    return rules;
  }

  private static boolean isSame(CardPlan one, CardPlan other) {
    return one.rule().equals(other.rule()) && one.level().equals(other.level());
  }

  private static boolean isSame(SilentRule one, CardPlan other) {
    return one.rule().equals(other.rule()) && one.level().equals(other.level());
  }

  private SilentRule silent(CardPlan card, Outcome present) {
    DefineName show = Decider.guidance(card.showDefine());
    DefineName rule = Decider.guidance(card.ruleDefine());
    Blockers.Block block = blockers.of(show);
    SilentRule.Kind kind = kind(card, present, block, Boolean.TRUE.equals(values.of(rule)));
    return new SilentRule(
        card.rule(),
        card.level(),
        words.name(card),
        sentence(card),
        kind,
        because(kind, block),
        changes.firing(card),
        tracer.names(rule));
  }

  private SilentRule.Kind kind(
      CardPlan card, Outcome present, Blockers.Block block, boolean isRuleTrue) {
    if (!evaluation.shows(card)) {
      return SilentRule.Kind.SWITCHED_OFF;
    }
    if (present.failedRules().contains(card.rule() + ' ' + card.level())) {
      return SilentRule.Kind.FAILED;
    }
    if (present.withheld().contains(card.rule())) {
      return SilentRule.Kind.WITHHELD;
    }
    if (block.isDecided() && areAll(block.against(), CONTEXT)) {
      return SilentRule.Kind.OTHER_ORDER;
    }
    if (isRuleTrue) {
      return SilentRule.Kind.GIVES_WAY;
    }
    if (!block.isDecided()) {
      return isUnread(block.unknown()) ? SilentRule.Kind.NOT_READ : SilentRule.Kind.NOT_RECORDED;
    }
    return areAll(block.against(), PATIENT)
        ? SilentRule.Kind.NOT_APPLICABLE
        : SilentRule.Kind.RECORDED;
  }

  /** Whether there are inputs, and a resource of this type carries all of them. */
  private boolean areAll(Set<String> inputs, String resource) {
    return !inputs.isEmpty()
        && inputs.stream()
            .allMatch(input -> resource.equals(knowledge.background().carrier(input).resource()));
  }

  private boolean isUnread(Set<String> inputs) {
    return inputs.stream().anyMatch(this::isUnread);
  }

  private boolean isUnread(String input) {
    Set<String> types = knowledge.cql().sources().getOrDefault(input, Set.of());
    return evaluation.facts().failed().contains(input)
        || evaluation.facts().unread().stream()
            .anyMatch(unread -> types.contains(unread.resourceType()));
  }

  private List<String> because(SilentRule.Kind kind, Blockers.Block block) {
    return switch (kind) {
      case SWITCHED_OFF, FAILED, WITHHELD, GIVES_WAY, OTHER_ORDER -> List.of();
      case NOT_READ ->
          words.nouns(ordered(block.unknown().stream().filter(this::isUnread).toList()));
      case NOT_RECORDED -> words.nouns(ordered(block.unknown()));
      case RECORDED, NOT_APPLICABLE ->
          ordered(block.against()).stream().map(words::finding).distinct().toList();
    };
  }

  private List<String> ordered(Collection<String> inputs) {
    return inputs.stream()
        .filter(knowledge.labels()::containsKey)
        .sorted(Comparator.comparingInt(words::order))
        .limit(MOST_REASONS)
        .toList();
  }
}
