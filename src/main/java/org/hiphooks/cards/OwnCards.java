package org.hiphooks.cards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.Indicator;
import org.hiphooks.chart.Unread;
import org.hiphooks.decide.Decision;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Knowledge;

/** Cards about the answer itself: merged cards, data that was not read, rules that failed. */
final class OwnCards {

  private static final String DATA = "DATA-01";
  private static final String ERROR = "ERROR-01";
  private static final String MORE = "MORE";
  private static final String OFF = "OFF-01";

  private static final int MAX_RULES = 60;

  /** Without these nobody can tell whether the pathway concerns the patient. */
  private static final Set<String> ESSENTIAL = Set.of("Patient", "Condition", "Observation");

  private final CardBuilder builder;
  private final Knowledge knowledge;
  private final CardTexts texts;
  private final Decision decision;
  private final CallIdentity identity;

  OwnCards(
      CardBuilder builder,
      Knowledge knowledge,
      CardTexts texts,
      Decision decision,
      CallIdentity identity) {
    this.builder = builder;
    this.knowledge = knowledge;
    this.texts = texts;
    this.decision = decision;
    this.identity = identity;
  }

  /**
   * Merges information cards, the last first, until the answer is short enough. Critical and
   * warning cards are never merged.
   */
  List<Card> merge(List<Card> cards, int max) {
    List<Card> kept = new ArrayList<>(cards);
    CardPlan plan = knowledge.ownCards().get(MORE);
    List<Card> merged = new ArrayList<>();
    if (plan != null && cards.size() > max) {
      int wanted = cards.size() - (max - 1);
      for (int i = cards.size() - 1; i >= 0 && merged.size() < wanted; i--) {
        if (isMergeable(cards.get(i))) {
          merged.add(0, kept.remove(i));
        }
      }
    }
    if (!merged.isEmpty() && plan != null) {
      kept.add(more(plan, merged));
    }
    return kept;
  }

  /** A red flag is never merged, not even where it is shown as information. */
  private boolean isMergeable(Card card) {
    return card.indicator() == Indicator.INFO
        && decision.cards().stream()
            .map(FiredCard::plan)
            .noneMatch(plan -> plan.redFlag() && plan.rule().equals(card.rule()));
  }

  private Card more(CardPlan plan, List<Card> merged) {
    Fillings values = texts.common(plan);
    values.put("n", String.valueOf(merged.size()));
    values.put(
        "merged",
        merged.stream().map(card -> "- " + card.summary()).collect(Collectors.joining("\n")));
    ObjectNode extension = CardBuilder.extension(plan, decision);
    ArrayNode list = extension.putArray("merged");
    merged.forEach(
        card -> list.addObject().put("rule", card.rule()).put("level", card.indicator().code()));
    return own(plan, values, extension);
  }

  /** In this order: what is switched off, what was not read, what could not be evaluated. */
  List<Card> aboutTheService() {
    List<Card> cards = new ArrayList<>();
    CardPlan off = knowledge.ownCards().get(OFF);
    List<String> silenced = silenced();
    if (off != null && !silenced.isEmpty()) {
      Fillings values = texts.common(off);
      values.put("rules", Listing.of(silenced, ", ", MAX_RULES));
      cards.add(own(off, values, CardBuilder.extension(off, decision)));
    }
    CardPlan data = knowledge.ownCards().get(DATA);
    if (data != null && isUnreadShown()) {
      cards.add(unread(data));
    }
    CardPlan error = knowledge.ownCards().get(ERROR);
    if (error != null && !decision.failedRules().isEmpty()) {
      Fillings values = texts.common(error);
      values.put("count", String.valueOf(decision.failedRules().size()));
      values.put("rules", Listing.of(decision.failedRules(), ", ", MAX_RULES));
      cards.add(own(error, values, CardBuilder.extension(error, decision)));
    }
    return cards;
  }

  /**
   * Switched off, but it holds other cards back: a red flag, or a critical card. Their silence
   * would look as if there were nothing to say.
   */
  private List<String> silenced() {
    return decision.switchedOff().stream()
        .map(FiredCard::plan)
        .filter(plan -> plan.redFlag() || "critical".equals(plan.level()))
        .map(CardPlan::name)
        .toList();
  }

  private boolean isUnreadShown() {
    boolean something =
        !decision.facts().unread().isEmpty() || !decision.facts().failed().isEmpty();
    boolean essential =
        decision.facts().unread().stream().anyMatch(u -> ESSENTIAL.contains(u.resourceType()))
            || !decision.facts().failed().isEmpty();
    return something && (decision.concerned() || essential);
  }

  private Card unread(CardPlan plan) {
    Set<String> resources = new TreeSet<>();
    Set<String> lines = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    Set<String> reasons = new TreeSet<>();
    for (Unread unread : decision.facts().unread()) {
      String resource = word("type-" + unread.resourceType());
      String reason = word("unread-" + unread.reason());
      resources.add(resource);
      reasons.add(reason);
      names.add(unread.name());
      lines.add(resource + ": " + reason);
    }
    for (String input : decision.facts().failed()) {
      resources.add(texts.noun(input));
      reasons.add(word("unread-" + Unread.Reason.MALFORMED));
      names.add(input);
      lines.add(texts.noun(input) + ": " + word("unread-" + Unread.Reason.MALFORMED));
    }
    Fillings values = texts.common(plan);
    values.put("resource", Listing.of(List.copyOf(resources), ", ", 50));
    values.put("reason", reasons.size() == 1 ? reasons.iterator().next() : word("unread-several"));
    values.put("unread", String.join("; ", lines));
    ObjectNode extension = CardBuilder.extension(plan, decision);
    ArrayNode list = extension.putArray("unread");
    names.forEach(list::add);
    if (!decision.withheld().isEmpty()) {
      ArrayNode withheld = extension.putArray("withheld");
      decision.withheld().forEach(withheld::add);
    }
    return own(plan, values, extension);
  }

  private String word(String code) {
    return knowledge.words().getOrDefault(code, code);
  }

  private Card own(CardPlan plan, Fillings values, ObjectNode extension) {
    return builder.card(
        plan, builder.uuid(plan, decision, identity), values, texts, List.of(), extension);
  }
}
