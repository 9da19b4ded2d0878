package org.hiphooks.replay.run;

import java.util.List;
import org.hiphooks.replay.coverage.Seen;
import org.hiphooks.replay.visit.Visit;
import org.jspecify.annotations.Nullable;

/**
 * A visit and what came of it.
 *
 * @param visit the visit
 * @param answer the answer
 * @param differences what differs from the expectation; empty if it agrees or none was stated
 * @param degraded how the answer stood when the request was made worse; empty if that was not asked
 * @param seen what it exercised of the content; null if nobody looked
 */
public record Result(
    Visit visit,
    Answer answer,
    List<Difference> differences,
    List<Degraded> degraded,
    @Nullable Seen seen) {

  /** Defensive copies. */
  public Result {
    differences = List.copyOf(differences);
    degraded = List.copyOf(degraded);
  }

  /** What can be said of the visit. */
  public enum Verdict {
    /** There is no answer. */
    ERROR,
    /** The answer is not what was expected. */
    DIFFERS,
    /** The answer is what was expected. */
    AGREES,
    /** Nobody said what to expect. */
    OPEN
  }

  /** What can be said of the visit. */
  public Verdict verdict() {
    if (answer.error() != null) {
      return Verdict.ERROR;
    }
    if (!differences.isEmpty() || degraded.stream().anyMatch(d -> d.outcome() == Outcome.WRONG)) {
      return Verdict.DIFFERS;
    }
    return visit.expected() == null ? Verdict.OPEN : Verdict.AGREES;
  }

  /** Whether there is no answer, or another one than was expected. */
  public boolean isWrong() {
    Verdict verdict = verdict();
    return verdict == Verdict.ERROR || verdict == Verdict.DIFFERS;
  }
}
