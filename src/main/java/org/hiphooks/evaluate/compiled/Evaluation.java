package org.hiphooks.evaluate.compiled;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.hiphooks.evaluate.Answers;
import org.hiphooks.evaluate.Asked;
import org.hiphooks.evaluate.CqlValues;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Values;
import org.hiphooks.knowledge.DefineName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates compiled defines within a limit, so that one that fails or is slow loses no other. */
final class Evaluation {

  private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);

  private final Program program;
  private final EvaluationLimit limit;

  Evaluation(Program program, EvaluationLimit limit) {
    this.program = program;
    this.limit = limit;
  }

  /** Says once for each reason what could not be compiled. */
  static void tell(Program program) {
    Set<String> reasons = new LinkedHashSet<>(program.lacking().values());
    reasons.forEach(reason -> LOG.warn("left to the reference engine: {}", reason));
  }

  /** All together first; when their time is over each of the others has a share of its own. */
  Values of(Program.Places places, Run run) {
    Asked asked = places.asked();
    Answers.Builder values = new Answers.Builder(asked);
    Set<DefineName> failed = new HashSet<>();
    long start = System.nanoTime();
    long end = start + limit.most().toNanos();
    run.until(start + limit.together().toNanos(), false);
    boolean isEach = false;
    for (int i = 0; i < asked.size(); i++) {
      int slot = places.slot(i);
      if (!isEach && !isDone(run, slot, i, values, failed)) {
        isEach = true;
      }
      if (isEach && !values.has(i) && !failed.contains(asked.at(i))) {
        long now = System.nanoTime();
        run.until(now + limit.each().toNanos(), true);
        if (now - end > 0 || !isDone(run, slot, i, values, failed)) {
          failed.add(asked.at(i));
        }
      }
    }
    run.slow().forEach(define -> LOG.warn("{} took too long and was stopped", define));
    return new Values(values.build(), failed, run.slow());
  }

  /** False if its time was over before it had a value. */
  private boolean isDone(
      Run run, int slot, int place, Answers.Builder values, Set<DefineName> failed) {
    try {
      values.set(place, CqlValues.plain(run.define(slot)));
      return true;
    } catch (Stopped e) {
      if (e == Stopped.TIME) {
        return false;
      }
      failed.add(program.name(slot));
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      failed.add(program.name(slot));
      return true;
    }
  }
}
