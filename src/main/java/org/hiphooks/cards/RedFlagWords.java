package org.hiphooks.cards;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hiphooks.decide.Decision;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.knowledge.Concepts;
import org.hiphooks.knowledge.SuggestionPlan;

/** Says open red flags: by name, by what they rest on, by what their cards suggest first. */
final class RedFlagWords {

  private static final int MAX_REASONS = 400;
  private static final int MAX_ACTIONS = 300;
  private static final String SEPARATOR = "; ";

  private final Concepts concepts;
  private final Decision decision;
  private final FindingText findings;

  RedFlagWords(Concepts concepts, Decision decision, FindingText findings) {
    this.concepts = concepts;
    this.decision = decision;
    this.findings = findings;
  }

  Filling names(List<?> rules) {
    return Filling.list(rules.stream().map(this::name).toList(), ", ", MAX_REASONS);
  }

  /** Each with two findings; with fewer, if there are many, because none may be left out. */
  Filling reasons(List<?> rules) {
    for (int most = 2; most > 0; most--) {
      int count = most;
      List<String> items = rules.stream().map(rule -> reason(rule, count)).toList();
      if (Listing.length(String.join(SEPARATOR, items)) <= MAX_REASONS) {
        return Filling.uncut(items, SEPARATOR);
      }
    }
    return Filling.uncut(rules.stream().map(this::name).toList(), ", ");
  }

  Filling firstSuggestions(List<?> rules) {
    Set<String> labels = new LinkedHashSet<>();
    for (Object rule : rules) {
      fired(rule)
          .flatMap(card -> offered(card).stream().findFirst())
          .ifPresent(suggestion -> labels.add(suggestion.label()));
    }
    return Filling.list(List.copyOf(labels), SEPARATOR, MAX_ACTIONS);
  }

  /** The card of the rule; empty if it is not shown. */
  Optional<FiredCard> fired(Object rule) {
    return decision.cards().stream()
        .filter(card -> card.plan().rule().equals(String.valueOf(rule)))
        .findFirst();
  }

  /** The suggestions of a card whose conditions hold, in order. */
  static List<SuggestionPlan> offered(FiredCard card) {
    List<SuggestionPlan> offered = new ArrayList<>();
    for (SuggestionPlan suggestion : card.plan().suggestions()) {
      if (card.offered().contains(suggestion.id())) {
        offered.add(suggestion);
      }
    }
    return offered;
  }

  private String name(Object rule) {
    return concepts.display(Concepts.RED_FLAGS, String.valueOf(rule));
  }

  private String reason(Object rule, int count) {
    List<String> found =
        fired(rule).map(FiredCard::findings).orElse(List.of()).stream()
            .map(findings::finding)
            .toList();
    String reasons = Listing.first(found, ", ", count);
    return reasons.isEmpty() ? name(rule) : name(rule) + ": " + reasons;
  }
}
