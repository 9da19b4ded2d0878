package org.hiphooks.replay.visit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hiphooks.cases.Expectation;
import org.jspecify.annotations.Nullable;

/**
 * What a visit must be answered.
 *
 * @param cards the cards
 * @param ordered whether they must stand in this order, merged as shown; otherwise merged cards
 *     count one by one
 * @param assessment fields of the assessment as text, those that matter only
 */
public record Expected(
    List<ExpectedCard> cards, boolean ordered, SortedMap<String, String> assessment) {

  /** Defensive copies. */
  public Expected {
    cards = List.copyOf(cards);
    assessment = Collections.unmodifiableSortedMap(new TreeMap<>(assessment));
  }

  /** The expectation of a case. */
  static Expected of(Expectation expectation) {
    List<ExpectedCard> cards = new ArrayList<>();
    expectation.cards().forEach(name -> cards.add(ExpectedCard.named(name)));
    SortedMap<String, String> assessment = new TreeMap<>();
    assessment.put("redFlags", levels(expectation.redFlags()));
    assessment.put("top", text(expectation.top()));
    assessment.put("tier", text(expectation.tier()));
    assessment.put("step", text(expectation.step()));
    assessment.put("cautions", names(expectation.cautions()));
    assessment.put("contraindications", names(expectation.contraindications()));
    assessment.put("contributors", names(expectation.contributors()));
    assessment.put("linked", names(expectation.linked()));
    assessment.put("gaps", names(expectation.gaps()));
    return new Expected(cards, false, assessment);
  }

  /** One text for a set of names, whatever their order. */
  public static String names(Collection<String> names) {
    return String.join(", ", new TreeSet<>(names));
  }

  /** One text for red flags and their levels. */
  public static String levels(Map<String, String> levels) {
    List<String> words = new ArrayList<>();
    new TreeMap<>(levels).forEach((flag, level) -> words.add(flag + ' ' + level));
    return String.join(", ", words);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
