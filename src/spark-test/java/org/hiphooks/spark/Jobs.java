package org.hiphooks.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;

/** Runs jobs in this process, on two threads, and reads what they leave. */
final class Jobs {

  static final String AT = "2026-06-01T12:00:00Z";

  private Jobs() {}

  /** How a job ended. */
  record Ended(int code, String out, String err) {}

  static void useTwoThreads() {
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.host", "127.0.0.1");
    System.setProperty("spark.driver.bindAddress", "127.0.0.1");
    System.setProperty("spark.sql.shuffle.partitions", "3");
  }

  static Ended run(Path input, Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of(input.toString(), "--out", out.toString(), "--at", AT));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  static Ended run(String... arguments) {
    useTwoThreads();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = CohortJob.line().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = line.execute(arguments);
    return new Ended(code, out.toString(), err.toString());
  }

  /** Makes a population. */
  static Path population(Path folder, int patients, int records) {
    int code =
        new CommandLine(new PopulationJob())
            .execute(
                "--out",
                folder.toString(),
                "--patients",
                "" + patients,
                "--records",
                "" + records,
                "--files",
                "2");
    if (code != 0) {
      throw new IllegalStateException("no population");
    }
    return folder;
  }

  static JsonNode manifest(Path out) throws IOException {
    return new ObjectMapper().readTree(out.resolve("manifest.json").toFile());
  }

  /** Hash and number of rows of every table. */
  static JsonNode tables(Path out) throws IOException {
    return manifest(out).path("tables");
  }

  static SparkSession session() {
    useTwoThreads();
    return SparkSession.builder().getOrCreate();
  }

  /** The rows of a table as one text each, for people and for comparison. */
  static List<String> rows(Path out, String table, String... columns) {
    try (SparkSession spark = session()) {
      Dataset<Row> rows = spark.read().parquet(out.resolve(table).toString());
      return rows.selectExpr(columns).collectAsList().stream()
          .map(row -> row.mkString("|"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
