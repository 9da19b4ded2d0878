package org.hiphooks.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hiphooks.knowledge.InputLabel;
import org.hiphooks.replay.run.RuleCount;

/** What each rule did, and what is missing in the data: small tables made from the totals. */
final class SummaryTables {

  private static final StructType RULES =
      new StructType()
          .add("rule", DataTypes.StringType)
          .add("visits", DataTypes.LongType)
          .add("fired", DataTypes.LongType)
          .add("critical", DataTypes.LongType)
          .add("undecided", DataTypes.LongType)
          .add("not_evaluated", DataTypes.LongType);

  private static final StructType WAITING =
      new StructType().add("rule", DataTypes.StringType).add("visits", DataTypes.LongType);

  private static final StructType GAPS =
      new StructType()
          .add("input", DataTypes.StringType)
          .add("label", DataTypes.StringType)
          .add("visits", DataTypes.LongType)
          .add("recorded", DataTypes.LongType)
          .add("not_recorded", DataTypes.LongType)
          .add("not_readable", DataTypes.LongType)
          .add("named_missing", DataTypes.LongType)
          .add("rules", DataTypes.createArrayType(DataTypes.StringType, false))
          .add("waiting", DataTypes.createArrayType(WAITING, false));

  private final SparkSession spark;
  private final Totals totals;
  private final Evaluation evaluation;
  private final RuleInputs inputs;

  SummaryTables(SparkSession spark, Totals totals, Evaluation evaluation) {
    this.spark = spark;
    this.totals = totals;
    this.evaluation = evaluation;
    this.inputs = new RuleInputs(evaluation);
  }

  /** One row a rule. */
  Dataset<Row> rules() {
    List<Row> rows = new ArrayList<>();
    GapCount gaps = totals.gaps();
    for (Map.Entry<String, RuleCount> rule : totals.tally().rules().entrySet()) {
      rows.add(
          RowFactory.create(
              rule.getKey(),
              gaps.visits(),
              rule.getValue().fired(),
              rule.getValue().critical(),
              gaps.undecided(rule.getKey()),
              gaps.notEvaluated(rule.getKey())));
    }
    return spark.createDataFrame(rows, RULES).coalesce(1);
  }

  /** One row an input that a rule reads. */
  Dataset<Row> gaps() {
    List<Row> rows = new ArrayList<>();
    GapCount gaps = totals.gaps();
    Map<String, Long> named = new TreeMap<>();
    totals.tally().missingInputs().forEach(input -> named.put(input.getKey(), input.getValue()));
    for (String input : inputs.inputs()) {
      InputLabel label = evaluation.knowledge().labels().get(input);
      rows.add(
          RowFactory.create(
              input,
              label == null ? "" : label.noun(),
              gaps.visits(),
              gaps.recorded(input),
              gaps.visits() - gaps.recorded(input) - gaps.failed(input),
              gaps.failed(input),
              named.getOrDefault(input, 0L),
              inputs.reading(input).toArray(String[]::new),
              waiting(gaps.waiting(input))));
    }
    return spark.createDataFrame(rows, GAPS).coalesce(1);
  }

  private static Row[] waiting(Map<String, Long> rules) {
    return rules.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(rule -> RowFactory.create(rule.getKey(), rule.getValue()))
        .toArray(Row[]::new);
  }
}
