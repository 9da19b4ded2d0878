package org.hiphooks.spark;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/**
 * The long part of a job: lines are sorted out into slices once, then the slices are answered one
 * after the other. What is finished has a marker and is not done again by a later run.
 */
final class CohortRun {

  private static final String STAGE = "work/stage";
  private static final String ANSWERS = "work/answers/slice-";
  private static final String DONE = "work/done/slice-";
  private static final String JSON = ".json";

  private final SparkSession spark;
  private final OutputFolder out;
  private final JobPlan plan;
  private final JobProgress progress;
  private final Broadcast<CohortContent> content;
  private IntConsumer afterSlice = slice -> {};

  CohortRun(SparkSession spark, OutputFolder out, JobPlan plan, JobProgress progress) {
    this.spark = spark;
    this.out = out;
    this.plan = plan;
    this.progress = progress;
    this.content =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(plan.content());
  }

  /** Told of each slice that is finished. */
  void afterSlice(IntConsumer listener) {
    afterSlice = listener;
  }

  Broadcast<CohortContent> content() {
    return content;
  }

  /** Answers every slice that is not answered yet. */
  void run() {
    if (!out.has(STAGE + "/_SUCCESS")) {
      progress.stage("sorts lines out by patient");
      stage();
    }
    Map<Integer, Long> patients = patients();
    long all = patients.values().stream().mapToLong(Long::longValue).sum();
    long finished =
        IntStream.range(0, plan.slices())
            .filter(this::isDone)
            .mapToLong(slice -> patients.getOrDefault(slice, 0L))
            .sum();
    LongAccumulator done = spark.sparkContext().longAccumulator("patients");
    progress.patients(all, finished, done::value);
    SliceWork work = new SliceWork(content, done, plan.parts());
    for (int slice = 0; slice < plan.slices(); slice++) {
      if (!isDone(slice)) {
        answer(work, slice);
        afterSlice.accept(slice);
      }
    }
  }

  private void stage() {
    new Staging(plan.slices(), plan.types(), plan.splitBytes())
        .rows(spark, plan.input())
        .write()
        .mode(SaveMode.Overwrite)
        .partitionBy(StagedRow.SLICE)
        .parquet(out.path(STAGE));
  }

  /** The lines, sorted out. */
  Dataset<Row> staged() {
    return spark.read().schema(StagedRow.SCHEMA).parquet(out.path(STAGE));
  }

  private Map<Integer, Long> patients() {
    Map<Integer, Long> patients = new HashMap<>();
    staged()
        .where(col(StagedRow.RANK).equalTo(StagedRow.FIRST))
        .groupBy(StagedRow.SLICE)
        .count()
        .collectAsList()
        .forEach(row -> patients.put(row.getInt(0), row.getLong(1)));
    return patients;
  }

  private boolean isDone(int slice) {
    return out.has(DONE + slice + JSON);
  }

  private void answer(SliceWork work, int slice) {
    work.answers(staged(), slice)
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(out.path(ANSWERS + slice));
    ObjectNode marker = JsonNodeFactory.instance.objectNode();
    marker.put("slice", slice);
    out.write(DONE + slice + JSON, marker);
  }

  /** All answers. */
  Dataset<Row> answers() {
    String[] paths =
        IntStream.range(0, plan.slices())
            .mapToObj(slice -> out.path(ANSWERS + slice))
            .toArray(String[]::new);
    return spark.read().schema(AnswerSchema.ROW).parquet(paths);
  }

  /** Begins, or goes on with what an earlier run of the same job has left. */
  static void begin(OutputFolder out, JobIdentity identity) {
    JsonNode before = out.read(OutputFolder.IDENTITY);
    if (before != null) {
      identity.requireSame(before, out);
    } else if (!out.isEmpty()) {
      throw new InputRefused("--out " + out + " is not empty and holds no job to go on with");
    } else {
      out.write(OutputFolder.IDENTITY, identity.json());
    }
  }
}
