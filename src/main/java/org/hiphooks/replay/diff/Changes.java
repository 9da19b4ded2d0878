package org.hiphooks.replay.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.replay.run.Answer;
import org.hiphooks.replay.run.AnsweredCard;
import org.jspecify.annotations.Nullable;

/** Names what differs between two answers. Pure. */
final class Changes {

  /** Fields of the assessment that no card shows by its name. */
  private static final List<String> FIELDS =
      List.of("top", "tier", "cautions", "contraindications", "contributors", "linked", "gaps");

  private static final String STEP = "ESC-";

  private Changes() {}

  static List<String> between(Answer before, Answer after) {
    List<String> changes = new ArrayList<>();
    if (!Objects.equals(before.error(), after.error())) {
      changes.add(orNone(before.error()) + " to " + orNone(after.error()));
      return changes;
    }
    cards(before, after, changes);
    if (before.assessment() != null && after.assessment() != null) {
      for (String field : FIELDS) {
        if (!before.assessed(field).equals(after.assessed(field))) {
          changes.add(
              field
                  + ' '
                  + orNone(before.assessed(field))
                  + " to "
                  + orNone(after.assessed(field)));
        }
      }
    }
    if (changes.isEmpty()) {
      texts(before, after, changes);
    }
    return changes;
  }

  private static void cards(Answer before, Answer after, List<String> changes) {
    Map<String, AnsweredCard> old = byKey(before);
    Map<String, AnsweredCard> now = byKey(after);
    Set<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      AnsweredCard was = old.get(key);
      AnsweredCard is = now.get(key);
      if (was == null && is != null) {
        changes.add("gained " + is.name());
      } else if (is == null && was != null) {
        changes.add("lost " + was.name());
      } else if (was != null && is != null && !was.name().equals(is.name())) {
        changes.add(
            was.rule().equals(is.rule()) ? levels(was, is) : was.rule() + " to " + is.rule());
      }
    }
  }

  private static String levels(AnsweredCard was, AnsweredCard is) {
    return was.name() + " to " + is.level();
  }

  /** A step of the ladder takes the place of another step; every other rule stands by itself. */
  private static Map<String, AnsweredCard> byKey(Answer answer) {
    Map<String, AnsweredCard> cards = new LinkedHashMap<>();
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (AnsweredCard card : answer.all()) {
      String key = card.rule().startsWith(STEP) ? STEP : card.rule();
      int number = seen.merge(key, 1, Integer::sum);
      cards.put(number == 1 ? key : key + '#' + number, card);
    }
    return cards;
  }

  private static void texts(Answer before, Answer after, List<String> changes) {
    for (int i = 0; i < before.shown().size() && i < after.shown().size(); i++) {
      AnsweredCard was = before.shown().get(i);
      AnsweredCard is = after.shown().get(i);
      if (!was.rule().equals(is.rule())) {
        changes.add("order of cards");
        return;
      }
      boolean sameText = was.summary().equals(is.summary()) && was.detail().equals(is.detail());
      if (!sameText) {
        changes.add("text of " + is.rule());
      }
      if (!was.suggestions().equals(is.suggestions())) {
        changes.add("suggestions of " + is.rule());
      }
    }
  }

  private static String orNone(@Nullable String text) {
    return text == null || text.isEmpty() ? "none" : text;
  }
}
