package org.hiphooks.spark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.hiphooks.replay.run.Result.Verdict;
import org.hiphooks.replay.run.Tally;

/** What a job says of itself when it is done: what went in, what came out, with hashes. */
final class Manifest {

  private Manifest() {}

  static ObjectNode of(
      JobIdentity identity,
      SparkSession spark,
      Totals totals,
      JobOutput output,
      Instant started,
      Duration took) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("job", identity.json());
    json.putObject("versions")
        .put("spark", spark.version())
        .put("java", Runtime.version().toString());
    json.put("started", started.truncatedTo(ChronoUnit.SECONDS).toString());
    json.put("seconds", took.toSeconds());
    Tally tally = totals.tally();
    json.putObject("patients")
        .put("visits", tally.visits())
        .put("errored", tally.of(Verdict.ERROR))
        .put("withCritical", tally.withCritical())
        .put("notFullyRead", totals.gaps().notFullyRead())
        .put("withoutVisit", totals.gaps().notAsked())
        .put("leftOut", tally.leftOut());
    json.set("tables", output.tables());
    return json;
  }

  /** The end of the job in two lines. */
  static String words(Totals totals, JobOutput output, Duration took, OutputFolder out) {
    Tally tally = totals.tally();
    return String.format(
        Locale.ROOT,
        "%,d visits answered, %,d errored, %,d not fully read; %,d lines or patients left out;"
            + " %,d cards. %.1f s.%nTables, report.html and manifest.json are in %s",
        tally.visits() - tally.of(Verdict.ERROR),
        tally.of(Verdict.ERROR),
        totals.gaps().notFullyRead(),
        tally.leftOut(),
        output.rows("cards"),
        took.toMillis() / 1e3,
        out);
  }
}
