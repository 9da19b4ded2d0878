package org.hiphooks.replay.run;

import java.util.List;
import java.util.function.Function;
import org.hiphooks.replay.coverage.Seen;
import org.hiphooks.replay.coverage.Watch;
import org.hiphooks.replay.visit.Visit;
import org.jspecify.annotations.Nullable;

/** Has a visit answered and compares the answer with what was expected. Thread-safe. */
public final class Judge implements Function<Visit, Result> {

  private final Target target;
  private final @Nullable Faults faults;
  private final @Nullable Watch watch;

  /**
   * A judge.
   *
   * @param target what answers
   * @param faults every visit is also answered with these; null = not
   * @param watch looks at the defines behind each answer; null = nobody does
   */
  public Judge(Target target, @Nullable Faults faults, @Nullable Watch watch) {
    this.target = target;
    this.faults = faults;
    this.watch = watch;
  }

  @Override
  public Result apply(Visit visit) {
    Answer answer = target.answer(visit);
    List<Difference> differences =
        visit.expected() == null ? List.of() : Comparison.of(visit.expected(), answer);
    List<Degraded> degraded =
        faults == null || answer.error() != null ? List.of() : faults.judge(visit, answer, target);
    Seen seen =
        watch == null || answer.error() != null
            ? null
            : watch.see(visit.service(), answer.basis().facts(), visit.at());
    return new Result(visit, answer, differences, degraded, seen);
  }
}
