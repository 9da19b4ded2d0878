package org.hiphooks.replay.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hiphooks.replay.run.Difference.Kind;
import org.hiphooks.replay.visit.Expected;
import org.hiphooks.replay.visit.ExpectedCard;

/** Compares an answer with what was expected. Pure. */
public final class Comparison {

  private Comparison() {}

  /** What differs; empty = they agree. */
  public static List<Difference> of(Expected expected, Answer answer) {
    if (answer.error() != null) {
      return List.of(new Difference(Kind.ERROR, "", "", answer.error()));
    }
    List<Difference> found = new ArrayList<>();
    List<AnsweredCard> got = expected.ordered() ? answer.shown() : answer.all();
    cards(expected.cards(), got, found);
    if (found.isEmpty() && expected.ordered()) {
      order(expected.cards(), got, found);
    }
    if (answer.assessment() != null) {
      for (Map.Entry<String, String> field : expected.assessment().entrySet()) {
        String value = answer.assessed(field.getKey());
        if (!value.equals(field.getValue())) {
          found.add(new Difference(Kind.ASSESSMENT, field.getKey(), field.getValue(), value));
        }
      }
    }
    return List.copyOf(found);
  }

  private static void cards(
      List<ExpectedCard> expected, List<AnsweredCard> got, List<Difference> found) {
    List<AnsweredCard> rest = new ArrayList<>(got);
    List<ExpectedCard> missing = new ArrayList<>();
    for (ExpectedCard card : expected) {
      if (!rest.removeIf(once(rest, card))) {
        missing.add(card);
      }
    }
    for (ExpectedCard card : missing) {
      AnsweredCard other =
          rest.stream().filter(c -> c.rule().equals(card.rule())).findFirst().orElse(null);
      if (other == null) {
        found.add(new Difference(Kind.MISSED, card.rule(), card.words(), ""));
      } else {
        rest.remove(other);
        boolean isLevel = card.level() != null && !card.level().equals(other.level());
        found.add(
            new Difference(
                isLevel ? Kind.LEVEL : Kind.TOPIC,
                card.rule(),
                String.valueOf(isLevel ? card.level() : card.topic()),
                isLevel ? other.level() : other.topic()));
      }
    }
    rest.forEach(card -> found.add(new Difference(Kind.EXTRA, card.rule(), "", card.name())));
  }

  /** Only the first card that matches is taken. */
  private static Predicate<AnsweredCard> once(List<AnsweredCard> cards, ExpectedCard expected) {
    AnsweredCard first = cards.stream().filter(c -> matches(expected, c)).findFirst().orElse(null);
    return card -> card == first;
  }

  private static boolean matches(ExpectedCard expected, AnsweredCard card) {
    return expected.rule().equals(card.rule())
        && (expected.level() == null || expected.level().equals(card.level()))
        && (expected.topic() == null || expected.topic().equals(card.topic()));
  }

  private static void order(
      List<ExpectedCard> expected, List<AnsweredCard> got, List<Difference> found) {
    for (int i = 0; i < expected.size(); i++) {
      if (!matches(expected.get(i), got.get(i))) {
        found.add(
            new Difference(
                Kind.ORDER,
                "order",
                String.join(", ", expected.stream().map(ExpectedCard::rule).toList()),
                String.join(", ", got.stream().map(AnsweredCard::rule).toList())));
        return;
      }
    }
  }
}
