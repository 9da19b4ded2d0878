package org.hiphooks.cards;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.knowledge.Placeholders;

/**
 * Makes texts fit. Lists end with "+n" earlier, the least needed first; cautions are never cut, and
 * nothing is cut inside a word.
 */
final class Shortening {

  /** Longest detail in code points. */
  static final int MAX_DETAIL = 1500;

  private static final int SHORT_BASIS = 120;
  private static final int SHORT_MISSING = 2;
  private static final int SHORT_LIST = 60;

  private static final List<UnaryOperator<Fillings>> STEPS =
      List.of(
          fillings -> fillings.changed(Set.of("basis"), f -> f.within(SHORT_BASIS)),
          fillings -> fillings.changed(Set.of("notRecorded"), f -> f.first(SHORT_MISSING)),
          fillings -> fillings.changed(Set.of("room"), f -> Filling.EMPTY),
          fillings -> fillings.changed(fillings.names(), f -> f.within(SHORT_LIST)));

  private Shortening() {}

  /** The detail, shortened as little as it needs. */
  static String detail(String template, Fillings fillings) {
    Fillings used = fillings;
    String text = Template.fill(template, used);
    for (UnaryOperator<Fillings> step : STEPS) {
      if (Listing.length(text) <= MAX_DETAIL) {
        return text;
      }
      used = step.apply(used);
      text = Template.fill(template, used);
    }
    return text;
  }

  /** The summary; if even short lists do not fit, it ends after a word. */
  static String summary(String template, Fillings fillings) {
    Fillings used = fillings;
    String text = Template.fill(template, used);
    for (String name : new TreeSet<>(Placeholders.in(template))) {
      int excess = Listing.length(text) - Card.MAX_SUMMARY;
      if (excess > 0 && used.get(name).items().size() > 1) {
        Filling list = used.get(name);
        int room = Math.max(0, Listing.length(list.text()) - excess);
        used = used.copy();
        used.put(name, Filling.list(list.items(), list.separator(), room));
        text = Template.fill(template, used);
      }
    }
    return Listing.length(text) <= Card.MAX_SUMMARY ? text : cut(text);
  }

  private static String cut(String text) {
    int end = text.offsetByCodePoints(0, Card.MAX_SUMMARY - 1);
    int word = text.lastIndexOf(' ', end);
    return text.substring(0, word > 0 ? word : end) + '\u2026';
  }
}
