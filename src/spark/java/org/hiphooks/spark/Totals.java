package org.hiphooks.spark;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hiphooks.replay.coverage.Coverage;
import org.hiphooks.replay.run.Tally;

/**
 * The counts of all answers. They are made part by part on the executors and added up on the way,
 * so that nobody holds more than one answer and two sums.
 */
final class Totals implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int DEPTH = 2;

  private final Tally tally;
  private final GapCount gaps;

  private Totals(Tally tally, GapCount gaps) {
    this.tally = tally;
    this.gaps = gaps;
  }

  /** Counts answers. */
  static Totals of(Dataset<Row> answers, Broadcast<CohortContent> content) {
    FlatMapFunction<Iterator<Row>, Totals> count = rows -> part(rows, content.value());
    Function2<Totals, Totals, Totals> add = Totals::add;
    return answers
        .javaRDD()
        .mapPartitions(count)
        .treeAggregate(none(Evaluation.of(content.value())), add, add, DEPTH);
  }

  private static Totals none(Evaluation evaluation) {
    return new Totals(
        new Tally(new Coverage(evaluation.watch()), evaluation.rules()),
        new GapCount(new RuleInputs(evaluation)));
  }

  private static Iterator<Totals> part(Iterator<Row> rows, CohortContent content) {
    if (!rows.hasNext()) {
      return Collections.emptyIterator();
    }
    Evaluation evaluation = Evaluation.of(content);
    Totals totals = none(evaluation);
    RuleInputs inputs = new RuleInputs(evaluation);
    OpenRules open = new OpenRules(evaluation);
    Instant at = content.at();
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.isNullAt(row.fieldIndex(AnswerSchema.SERVICE))) {
        totals.gaps.leftOut();
      } else {
        totals.tally.add(AnswerReader.result(row, at));
        totals.gaps.add(row, inputs, open.of(AnswerReader.facts(row), at));
      }
    }
    return List.of(totals).iterator();
  }

  private static Totals add(Totals one, Totals other) {
    one.tally.add(other.tally);
    one.gaps.add(other.gaps);
    return one;
  }

  Tally tally() {
    return tally;
  }

  GapCount gaps() {
    return gaps;
  }
}
