package org.hiphooks.replay.run;

import java.util.List;
import java.util.function.Function;
import org.hiphooks.replay.visit.Visit;
import org.jspecify.annotations.Nullable;

/** Has a visit answered and compares the answer with what was expected. Thread-safe. */
public final class Judge implements Function<Visit, Result> {

  private final Target target;
  private final @Nullable Faults faults;

  /**
   * A judge.
   *
   * @param target what answers
   * @param faults every visit is also answered with these; null = not
   */
  public Judge(Target target, @Nullable Faults faults) {
    this.target = target;
    this.faults = faults;
  }

  @Override
  public Result apply(Visit visit) {
    Answer answer = target.answer(visit);
    List<Difference> differences =
        visit.expected() == null ? List.of() : Comparison.of(visit.expected(), answer);
    List<Degraded> degraded =
        faults == null || answer.error() != null ? List.of() : faults.judge(visit, answer, target);
    return new Result(visit, answer, differences, degraded);
  }
}
