package org.hiphooks.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.util.SerializableConfiguration;

/** Reads the input once and sorts its lines out into slices, which are then worked on by itself. */
final class Staging implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int slices;
  private final Set<String> types;
  private final long splitBytes;

  /**
   * Sorts lines out.
   *
   * @param slices number of slices
   * @param types FHIR types that the content reads
   * @param splitBytes how much of a file one task reads
   */
  Staging(int slices, Set<String> types, long splitBytes) {
    this.slices = slices;
    this.types = Set.copyOf(types);
    this.splitBytes = splitBytes;
  }

  /** The lines of the input, those left out among them. */
  Dataset<Row> rows(SparkSession spark, InputFiles input) {
    return input.format() == InputFiles.Format.PARQUET
        ? table(spark, input.files())
        : lines(spark, input.files());
  }

  private Dataset<Row> lines(SparkSession spark, List<InputFile> files) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    Broadcast<SerializableConfiguration> hadoop =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    List<Split> splits = Split.of(files, splitBytes);
    FlatMapFunction<Split, Row> read = split -> read(split, hadoop.value().value());
    return spark.createDataFrame(
        context.parallelize(splits, Math.max(1, splits.size())).flatMap(read), StagedRow.SCHEMA);
  }

  private Iterator<Row> read(Split split, Configuration hadoop) throws IOException {
    return new SortedLines(split, new SplitLines(split, hadoop), new LineSorter(slices, types));
  }

  /** Of a table only the column {@code resource} is read: whom it is about stands in it. */
  private Dataset<Row> table(SparkSession spark, List<InputFile> files) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> paths = new ArrayList<>();
    for (InputFile file : files) {
      numbers.put(lastParts(file.path()), paths.size());
      paths.add(file.path());
    }
    Dataset<Row> all = spark.read().parquet(paths.toArray(String[]::new));
    if (!List.of(all.columns()).contains(StagedRow.RESOURCE)) {
      throw new InputRefused("the Parquet input has no column " + StagedRow.RESOURCE);
    }
    MapPartitionsFunction<Row, Row> sort = rows -> new SortedRows(rows, numbers, slices, types);
    return all.select(
            functions.col(StagedRow.RESOURCE).cast("binary"),
            functions.col("_metadata.file_path"),
            functions.col("_metadata.row_index"))
        .mapPartitions(sort, Encoders.row(StagedRow.SCHEMA));
  }

  /** The end of a path: schemes and authorities are written in several ways. */
  static String lastParts(String path) {
    String plain =
        java.net.URLDecoder.decode(
            path.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    int colon = plain.indexOf(':');
    String below = colon < 0 ? plain : plain.substring(colon + 1);
    return below.replaceAll("^/+", "");
  }
}
