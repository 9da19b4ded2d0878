package org.hiphooks.evaluate.compiled;

import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.hiphooks.evaluate.Asked;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Values;
import org.jspecify.annotations.Nullable;

/** Which defines are true, each computed when it is first asked for. For one thread. */
final class Truths implements IntPredicate {

  private final Program.Places places;
  private final Run run;
  private final Supplier<Values> all;
  private @Nullable Values evaluated;

  /**
   * Over a run that others go on with.
   *
   * @param all evaluates every one, within limits of its own, if the time of all is over
   */
  Truths(Program.Places places, Run run, EvaluationLimit limit, Supplier<Values> all) {
    this.places = places;
    this.run = run;
    this.all = all;
    run.until(System.nanoTime() + limit.together().toNanos(), false);
  }

  @Override
  public boolean test(int place) {
    if (evaluated == null) {
      try {
        return Boolean.TRUE.equals(run.define(places.slot(place)));
      } catch (Stopped e) {
        if (e != Stopped.TIME) {
          return false;
        }
        evaluated = all.get();
      } catch (RuntimeException | StackOverflowError e) {
        return false;
      }
    }
    Asked asked = places.asked();
    return evaluated.isTrue(asked.at(place));
  }
}
