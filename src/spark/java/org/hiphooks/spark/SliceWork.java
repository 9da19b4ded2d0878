package org.hiphooks.spark;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.util.LongAccumulator;

/** Brings the records of each patient of a slice together and has them answered. */
final class SliceWork implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int DRUG = 2;

  private final Broadcast<CohortContent> content;
  private final LongAccumulator done;
  private final int parts;

  /**
   * Works on slices.
   *
   * @param content content and configuration
   * @param done counts patients
   * @param parts how many parts a slice is worked on in
   */
  SliceWork(Broadcast<CohortContent> content, LongAccumulator done, int parts) {
    this.content = content;
    this.done = done;
    this.parts = parts;
  }

  /** The answers to the patients of a slice. */
  Dataset<Row> answers(Dataset<Row> staged, int slice) {
    Dataset<Row> records = staged.where(functions.col(StagedRow.SLICE).equalTo(slice));
    Column[] columns =
        List.of(PatientRuns.COLUMNS).stream().map(functions::col).toArray(Column[]::new);
    Dataset<Row> all = records.select(columns).union(drugs(staged, records).select(columns));
    Dataset<Row> sorted =
        all.repartition(parts, functions.col(StagedRow.PATIENT))
            .sortWithinPartitions(
                StagedRow.PATIENT, StagedRow.RANK, StagedRow.FILE, StagedRow.OFFSET);
    MapPartitionsFunction<Row, Row> answer = this::answer;
    return sorted.mapPartitions(answer, Encoders.row(AnswerSchema.ROW));
  }

  /** The drugs that a patient's records refer to, once for each patient. */
  private Dataset<Row> drugs(Dataset<Row> staged, Dataset<Row> records) {
    Dataset<Row> wanted =
        records
            .where(functions.col(StagedRow.REFERENCE).isNotNull())
            .select(StagedRow.PATIENT, StagedRow.REFERENCE)
            .distinct();
    Dataset<Row> shared =
        staged
            .where(functions.col(StagedRow.SLICE).equalTo(StagedRow.SHARED))
            .drop(StagedRow.PATIENT, StagedRow.RANK);
    return wanted.join(shared, StagedRow.REFERENCE).withColumn(StagedRow.RANK, functions.lit(DRUG));
  }

  private Iterator<Row> answer(Iterator<Row> rows) {
    if (!rows.hasNext()) {
      return rows;
    }
    Evaluation evaluation = Evaluation.of(content.value());
    PatientEvaluator evaluator = new PatientEvaluator(evaluation);
    PatientRuns patients = new PatientRuns(rows, content.value().limits());
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(patients, 0), false)
        .map(evaluator::rows)
        .peek(answered -> done.add(1))
        .flatMap(List::stream)
        .iterator();
  }
}
