package org.hiphooks.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Writes the tables and says of each how many rows it has and what their hash is. */
final class JobOutput {

  private final SparkSession spark;
  private final OutputFolder out;
  private final ObjectNode tables = JsonNodeFactory.instance.objectNode();

  JobOutput(SparkSession spark, OutputFolder out) {
    this.spark = spark;
    this.out = out;
  }

  /**
   * Writes a table, in place of what stands there.
   *
   * @return the table as it was written
   */
  Dataset<Row> write(String name, Dataset<Row> rows) {
    rows.write().mode(SaveMode.Overwrite).parquet(out.path(name));
    Dataset<Row> written = spark.read().parquet(out.path(name));
    Row counted =
        written.agg(count(lit(1)), sum(xxhash64(columns(written)).cast("decimal(38,0)"))).first();
    tables
        .putObject(name)
        .put("rows", counted.getLong(0))
        .put("hash", counted.isNullAt(1) ? "0" : counted.getDecimal(1).toPlainString());
    return written;
  }

  /** How long something took is no result. */
  private static Column[] columns(Dataset<Row> table) {
    return List.of(table.columns()).stream()
        .filter(name -> !name.equals(AnswerSchema.MICROS))
        .map(name -> col(name))
        .toArray(Column[]::new);
  }

  /** Rows and hash by table; the hash does not depend on the order of the rows. */
  ObjectNode tables() {
    return tables;
  }

  long rows(String name) {
    return tables.path(name).path("rows").asLong();
  }
}
