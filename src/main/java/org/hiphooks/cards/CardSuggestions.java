package org.hiphooks.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hiphooks.cdshooks.Action;
import org.hiphooks.cdshooks.Suggestion;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.knowledge.SuggestionPlan;

/**
 * The suggestions of a card: its own and, where it stands for other cards, theirs, each once. One
 * whose words would have a gap, or whose change the draft does not allow, is not offered.
 */
final class CardSuggestions {

  private final CardTexts texts;
  private final Drafts drafts;
  private final DraftChanges changes;
  private final List<ObjectNode> orders;
  private final boolean several;

  /**
   * For one answer.
   *
   * @param orders the draft orders or problems that are decided about
   * @param several whether the call holds others too, so that a change must say which it is about
   */
  CardSuggestions(
      CardTexts texts,
      Drafts drafts,
      DraftChanges changes,
      List<ObjectNode> orders,
      boolean several) {
    this.texts = texts;
    this.drafts = drafts;
    this.changes = changes;
    this.orders = orders;
    this.several = several;
  }

  /**
   * The suggestions in order.
   *
   * @param card the card that offers them
   * @param uuid its id, from which theirs are derived
   */
  List<Suggestion> of(FiredCard card, UUID uuid) {
    Map<String, Suggestion> suggestions = new LinkedHashMap<>();
    add(card, uuid, suggestions);
    if (card.plan().suggestionsOf() != null
        && card.fillings().get(card.plan().suggestionsOf()) instanceof List<?> rules) {
      for (Object rule : rules) {
        texts.redFlags().fired(rule).ifPresent(other -> add(other, uuid, suggestions));
      }
    }
    return List.copyOf(suggestions.values());
  }

  private void add(FiredCard card, UUID uuid, Map<String, Suggestion> suggestions) {
    Fillings fillings = texts.of(card);
    for (SuggestionPlan plan : RedFlagWords.offered(card)) {
      if (!Template.hasGap(plan.label(), fillings)) {
        addNew(plan, card, fillings, uuid, suggestions);
        addChanges(plan, card, fillings, uuid, suggestions);
      }
    }
  }

  private void addNew(
      SuggestionPlan plan,
      FiredCard card,
      Fillings fillings,
      UUID uuid,
      Map<String, Suggestion> suggestions) {
    List<Action> actions = new ArrayList<>();
    plan.drafts().forEach(draftPlan -> actions.add(drafts.create(draftPlan, card, fillings)));
    if (!actions.isEmpty()) {
      String label = Template.fillLine(plan.label(), fillings);
      UUID id = CardBuilder.named(uuid + plan.id());
      suggestions.putIfAbsent(plan.id(), new Suggestion(label, id, actions));
    }
  }

  /** One for each draft, which is named where there are several. */
  private void addChanges(
      SuggestionPlan plan,
      FiredCard card,
      Fillings fillings,
      UUID uuid,
      Map<String, Suggestion> suggestions) {
    if (plan.change() == null) {
      return;
    }
    for (ObjectNode order : orders) {
      String label = Template.fillLine(plan.label(), fillings) + (several ? named(order) : "");
      String which = several ? DraftName.reference(order) : "";
      changes
          .of(plan.change(), label, order, card)
          .ifPresent(
              action ->
                  suggestions.putIfAbsent(
                      plan.id() + which,
                      new Suggestion(
                          label, CardBuilder.named(uuid + plan.id() + which), List.of(action))));
    }
  }

  private static String named(ObjectNode order) {
    String name = DraftName.of(order);
    return name.isEmpty() ? "" : " (" + name + ')';
  }
}
