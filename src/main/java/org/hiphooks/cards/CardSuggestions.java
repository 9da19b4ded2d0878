package org.hiphooks.cards;

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
 * whose words would have a gap is not offered.
 */
final class CardSuggestions {

  private final CardTexts texts;
  private final Drafts drafts;

  CardSuggestions(CardTexts texts, Drafts drafts) {
    this.texts = texts;
    this.drafts = drafts;
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
      if (!plan.drafts().isEmpty() && !Template.hasGap(plan.label(), fillings)) {
        List<Action> actions = new ArrayList<>();
        plan.drafts().forEach(draft -> actions.add(drafts.create(draft, card, fillings)));
        suggestions.putIfAbsent(
            plan.id(),
            new Suggestion(
                Template.fillLine(plan.label(), fillings),
                CardBuilder.named(uuid + plan.id()),
                actions));
      }
    }
  }
}
