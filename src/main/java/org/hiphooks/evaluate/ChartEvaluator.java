package org.hiphooks.evaluate;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.hiphooks.chart.Chart;
import org.hiphooks.knowledge.DefineName;

/** Evaluates defines of the reading libraries on one chart. Pure, as an {@link Evaluator} is. */
public interface ChartEvaluator {

  /**
   * Evaluates each define by itself, so that a failing one loses no other.
   *
   * @param defines what to evaluate
   * @param chart records of one patient, or the drafts of one call
   * @param settings values by setting name; absent = the content's default
   * @param now the evaluation's now
   */
  Values evaluate(
      Collection<DefineName> defines, Chart chart, Map<String, ?> settings, Instant now);
}
