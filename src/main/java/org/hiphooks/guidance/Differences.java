package org.hiphooks.guidance;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hiphooks.decide.Decision;
import org.hiphooks.decide.FiredCard;
import org.hiphooks.decide.Outcome;
import org.hiphooks.knowledge.CardPlan;

/** In what two decisions from the same facts differ, by the names of the content alone. */
final class Differences {

  /** Stands for all rules where one of the two could not decide at all. */
  static final String NOT_DECIDED = "not decided";

  private static final String ANSWER = "answer ";

  private Differences() {}

  /** Rules and levels, and fields of the whole answer; empty if the two are the same. */
  static Set<String> between(Decision decision, Outcome outcome) {
    Set<String> different = new TreeSet<>();
    different.addAll(
        eitherNotBoth(
            Stream.concat(decision.cards().stream(), decision.switchedOff().stream())
                .map(FiredCard::plan)
                .map(Differences::name)
                .toList(),
            outcome.shown().stream().map(Differences::name).toList()));
    different.addAll(eitherNotBoth(decision.failedRules(), outcome.failedRules()));
    different.addAll(eitherNotBoth(decision.withheld(), outcome.withheld()));
    Map<String, Object> own = decision.assessment();
    Map<String, Object> others = outcome.assessment();
    Stream.concat(own.keySet().stream(), others.keySet().stream())
        .filter(field -> !Objects.equals(own.get(field), others.get(field)))
        .forEach(field -> different.add(ANSWER + field));
    if (decision.concerned() != outcome.concerned()) {
      different.add(ANSWER + "concerned");
    }
    return different;
  }

  private static String name(CardPlan card) {
    return card.rule() + ' ' + card.level();
  }

  private static Set<String> eitherNotBoth(Collection<String> some, Collection<String> others) {
    Set<String> either = new HashSet<>(some);
    either.addAll(others);
    Set<String> both = new HashSet<>(some);
    both.retainAll(others);
    either.removeAll(both);
    return either;
  }
}
