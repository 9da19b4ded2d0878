package org.hiphooks.evaluate.compiled;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.hiphooks.evaluate.CqlValues;
import org.hiphooks.evaluate.EvaluationLimit;
import org.hiphooks.evaluate.Values;
import org.hiphooks.knowledge.DefineName;
import org.jspecify.annotations.Nullable;
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

  private int slot(DefineName define) {
    Integer slot = program.slot(define);
    if (slot == null) {
      throw new IllegalArgumentException("no define " + define);
    }
    return slot;
  }

  /** All together first; when their time is over each of the others has a share of its own. */
  Values of(Collection<DefineName> defines, Run run) {
    Map<DefineName, @Nullable Object> values = new HashMap<>();
    Set<DefineName> failed = new HashSet<>();
    long start = System.nanoTime();
    long end = start + limit.most().toNanos();
    run.until(start + limit.together().toNanos(), false);
    boolean isEach = false;
    for (DefineName define : defines) {
      if (!isEach && !isDone(run, define, values, failed)) {
        isEach = true;
      }
      if (isEach && !values.containsKey(define) && !failed.contains(define)) {
        long now = System.nanoTime();
        run.until(now + limit.each().toNanos(), true);
        if (now - end > 0 || !isDone(run, define, values, failed)) {
          failed.add(define);
        }
      }
    }
    run.slow().forEach(define -> LOG.warn("{} took too long and was stopped", define));
    return new Values(values, failed, run.slow());
  }

  /** False if its time was over before it had a value. */
  private boolean isDone(
      Run run,
      DefineName define,
      Map<DefineName, @Nullable Object> values,
      Set<DefineName> failed) {
    try {
      values.put(define, CqlValues.plain(run.define(slot(define))));
      return true;
    } catch (Stopped e) {
      if (e == Stopped.TIME) {
        return false;
      }
      failed.add(define);
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      failed.add(define);
      return true;
    }
  }
}
