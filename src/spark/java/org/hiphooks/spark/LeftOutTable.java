package org.hiphooks.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** Every line and every patient that was not evaluated, or not as a whole, with the reason. */
final class LeftOutTable implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final StructType SCHEMA =
      new StructType()
          .add("file", DataTypes.StringType)
          .add("line", DataTypes.LongType)
          .add("patient", DataTypes.StringType)
          .add("type", DataTypes.StringType)
          .add("reason", DataTypes.StringType)
          .add("whole", DataTypes.BooleanType);

  private final ArrayList<InputFile> files;
  private final boolean areLines;

  LeftOutTable(InputFiles input) {
    this.files = new ArrayList<>(input.files());
    this.areLines = input.format() == InputFiles.Format.NDJSON;
  }

  /** What sorting and evaluating left out. */
  Dataset<Row> rows(SparkSession spark, Dataset<Row> staged, Dataset<Row> ofPatients) {
    Dataset<Row> lines =
        staged
            .where(col(StagedRow.SLICE).equalTo(StagedRow.LEFT_OUT))
            .select(
                col(StagedRow.FILE),
                col(StagedRow.OFFSET),
                col(StagedRow.PATIENT),
                col(StagedRow.TYPE),
                col(StagedRow.REASON),
                lit(true).as("whole"));
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    List<InputFile> all = files;
    boolean byBytes = areLines;
    MapPartitionsFunction<Row, Row> number =
        rows -> new LineNumbers(rows, all, hadoop.value().value(), byBytes);
    return lines
        .union(ofPatients)
        .repartition(col(StagedRow.FILE))
        .sortWithinPartitions(StagedRow.FILE, StagedRow.OFFSET, StagedRow.PATIENT)
        .mapPartitions(number, Encoders.row(SCHEMA));
  }
}
