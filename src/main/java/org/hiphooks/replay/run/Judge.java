package org.hiphooks.replay.run;

import java.util.List;
import java.util.function.Function;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.replay.coverage.Seen;
import org.hiphooks.replay.coverage.Watch;
import org.hiphooks.replay.visit.Visit;
import org.jspecify.annotations.Nullable;

/** Has a visit answered and compares the answer with what was expected. Thread-safe. */
public final class Judge implements Function<Visit, Result> {

  private final Target target;
  private final @Nullable Faults faults;
  private final @Nullable Watch watch;
  private final @Nullable Turns turns;

  /**
   * A judge.
   *
   * @param target what answers
   * @param faults every visit is also answered with these; null = not
   * @param watch looks at the defines behind each answer; null = nobody does
   * @param knowledge the content of the watch
   */
  public Judge(Target target, @Nullable Faults faults, @Nullable Watch watch, Knowledge knowledge) {
    this.turns = watch == null ? null : new Turns(knowledge, watch);
    this.target = target;
    this.faults = faults;
    this.watch = watch;
  }

  @Override
  public Result apply(Visit visit) {
    Answer answer = target.answer(visit);
    List<Difference> differences =
        visit.expected() == null ? List.of() : Comparison.of(visit.expected(), answer);
    if (turns != null && !differences.isEmpty()) {
      differences = turns.of(differences, visit, answer);
    }
    List<Degraded> degraded =
        faults == null || answer.error() != null ? List.of() : faults.judge(visit, answer, target);
    Seen seen =
        watch == null || answer.error() != null
            ? null
            : watch.see(visit.service(), answer.basis().facts(), visit.at());
    return new Result(visit, answer, differences, degraded, seen);
  }
}
