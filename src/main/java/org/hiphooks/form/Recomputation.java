package org.hiphooks.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.form.ChangedCard.Change;
import org.hiphooks.guidance.Reanswered;
import org.hiphooks.pages.Markdown;

/** Asks the guidance again with the answers as records, and compares the cards. */
final class Recomputation {

  private final Markdown markdown = new Markdown();

  /** What the guidance says of the visit with these answers. */
  Reanswered again(OpenForm form, List<Finding> findings) {
    return form.guidance()
        .again(form.visit().with(findings.stream().map(Finding::record).toList()), form.now());
  }

  /** The cards now in display order; one that is gone comes after those that are as urgent. */
  List<ChangedCard> compare(OpenForm form, List<Card> now) {
    Map<String, OpenForm.Before> earlier = new HashMap<>();
    form.before().forEach(card -> earlier.put(card.rule(), card));
    List<ChangedCard> changes = new ArrayList<>();
    Set<String> rules = new HashSet<>();
    for (Card card : now) {
      rules.add(card.rule());
      changes.add(changed(card, earlier.get(card.rule())));
    }
    form.earlier().stream()
        .filter(card -> !rules.contains(card.rule()))
        .map(ChangedCard::gone)
        .forEach(gone -> changes.add(place(gone, changes), gone));
    return changes;
  }

  /** Before the first card that is less urgent. */
  private static int place(ChangedCard gone, List<ChangedCard> cards) {
    for (int i = 0; i < cards.size(); i++) {
      if (cards.get(i).rank() > gone.rank()) {
        return i;
      }
    }
    return cards.size();
  }

  private ChangedCard changed(Card card, OpenForm.@org.jspecify.annotations.Nullable Before was) {
    if (was == null) {
      return ChangedCard.of(Change.NEW, card, "", markdown);
    }
    boolean isSame = was.level().equals(card.indicator().code());
    return isSame
        ? ChangedCard.of(Change.UNCHANGED, card, "", markdown)
        : ChangedCard.of(Change.LEVEL, card, was.level(), markdown);
  }
}
