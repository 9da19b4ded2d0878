package org.hiphooks.spark;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hiphooks.replay.report.Ending;
import org.hiphooks.replay.report.Heading;
import org.hiphooks.replay.report.HtmlReport;
import org.hiphooks.replay.run.OutOfReach;
import org.hiphooks.replay.visit.LeftOut;

/**
 * The page of {@code replay} about a whole population: all counts, and the first patients by id.
 */
final class CohortReport {

  private final Heading heading;
  private final int rows;

  /**
   * A report.
   *
   * @param heading what it is about
   * @param rows how many patients, and how much of what was left out, it lists
   */
  CohortReport(Heading heading, int rows) {
    this.heading = heading;
    this.rows = rows;
  }

  /** The page, made in a folder of this machine and read from there. */
  byte[] page(
      Dataset<Row> answers, Dataset<Row> leftOut, Totals totals, Ending ending, Instant at) {
    try {
      Path folder = Files.createTempDirectory("hiphooks-report");
      Path file = folder.resolve("report.html");
      try (HtmlReport report = new HtmlReport(file, heading, "visits/, cards/ and evidence/")) {
        first(answers).forEach(row -> report.add(AnswerReader.result(row, at)));
        List<LeftOut> listed = leftOut(leftOut);
        listed.forEach(report::add);
        report.addLeftOut(leftOut.count() - listed.size());
        report.finish(totals.tally(), ending);
      }
      byte[] page = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      return page;
    } catch (IOException e) {
      throw new OutOfReach("the report cannot be made on the driver", e);
    }
  }

  private List<Row> first(Dataset<Row> answers) {
    return answers
        .where(col(AnswerSchema.SERVICE).isNotNull())
        .orderBy(AnswerSchema.PATIENT, AnswerSchema.SERVICE)
        .limit(rows)
        .collectAsList();
  }

  private List<LeftOut> leftOut(Dataset<Row> table) {
    return table.orderBy("file", "line", "patient").limit(rows).collectAsList().stream()
        .map(CohortReport::leftOut)
        .toList();
  }

  private static LeftOut leftOut(Row row) {
    String file = row.getString(0);
    String place = file == null ? "patient " + row.getString(2) : file + ':' + row.get(1);
    String type = row.isNullAt(3) ? "" : row.getString(3) + ' ';
    return new LeftOut(place, type + row.getString(4), row.getBoolean(5));
  }
}
