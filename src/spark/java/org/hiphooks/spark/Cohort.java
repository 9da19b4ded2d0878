package org.hiphooks.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hiphooks.config.ExitCode;
import org.hiphooks.knowledge.PrefetchKey;
import org.hiphooks.replay.report.Ending;
import org.hiphooks.replay.report.Heading;
import org.hiphooks.replay.run.Result.Verdict;

/** One job from the first file to the manifest. */
final class Cohort {

  private final SparkSession spark;
  private final JobRequest request;
  private final JobProgress progress;
  private final PrintWriter words;
  private final OutputFolder out;
  private IntConsumer afterSlice = slice -> {};
  private final Instant started = Instant.now();
  private final long start = System.nanoTime();

  Cohort(SparkSession spark, JobRequest request, JobProgress progress, PrintWriter words) {
    this.spark = spark;
    this.request = request;
    this.progress = progress;
    this.words = words;
    this.out = new OutputFolder(request.out(), hadoop(spark));
  }

  private static Configuration hadoop(SparkSession spark) {
    return spark.sparkContext().hadoopConfiguration();
  }

  /** Told of each slice that is finished. */
  void afterSlice(IntConsumer listener) {
    afterSlice = listener;
  }

  /** Runs and returns the exit code. */
  int run() {
    InputFiles input = InputFiles.of(request.input(), hadoop(spark));
    CohortContent content =
        CohortContent.of(
            request.content(), request.site(), request.service(), at(), request.limits());
    progress.stage("compiles the content");
    Evaluation evaluation = Evaluation.of(content);
    if (evaluation.services().isEmpty()) {
      throw new InputRefused(
          "no service answers a chart that is opened"
              + (request.service() == null ? "" : ": --service " + request.service()));
    }
    JobPlan plan = plan(content, input, evaluation);
    JobIdentity identity =
        JobIdentity.of(content, evaluation.knowledge(), input, plan.slices(), product());
    JsonNode finished = out.read(OutputFolder.MANIFEST);
    if (finished != null) {
      identity.requireSame(finished.path("job"), out);
      words.println("This job is done already: " + out.path(OutputFolder.MANIFEST));
      words.flush();
      return ExitCode.DONE;
    }
    CohortRun.begin(out, identity);
    CohortRun run = new CohortRun(spark, out, plan, progress);
    run.afterSlice(afterSlice);
    run.run();
    return finish(run, plan, identity, evaluation);
  }

  /** The now of an earlier run of this job is the now of this one. */
  private Instant at() {
    if (request.at() != null) {
      return request.at();
    }
    JsonNode manifest = out.read(OutputFolder.MANIFEST);
    JsonNode before = manifest == null ? out.read(OutputFolder.IDENTITY) : manifest.path("job");
    return before == null
        ? started.truncatedTo(ChronoUnit.SECONDS)
        : Instant.parse(before.path("at").asText());
  }

  private JobPlan plan(CohortContent content, InputFiles input, Evaluation evaluation) {
    Set<String> types =
        Stream.concat(
                evaluation.asking().keys().stream().map(PrefetchKey::resourceType),
                Stream.of("Medication"))
            .collect(Collectors.toSet());
    int slices = request.slices() > 0 ? request.slices() : JobPlan.slices(input);
    int cores = spark.sparkContext().defaultParallelism();
    int parts = request.parts() > 0 ? request.parts() : JobPlan.parts(input, slices, cores);
    return new JobPlan(content, input, types, slices, parts, JobPlan.SPLIT_BYTES);
  }

  private int finish(CohortRun run, JobPlan plan, JobIdentity identity, Evaluation evaluation) {
    progress.stage("adds up and writes the tables");
    Dataset<Row> answers = run.answers();
    Tables tables = new Tables(answers);
    JobOutput output = new JobOutput(spark, out);
    output.write("cards", tables.cards());
    output.write("evidence", tables.evidence());
    output.write("visits", tables.visits());
    Dataset<Row> leftOut =
        output.write(
            "left_out", new LeftOutTable(plan.input()).rows(spark, run.staged(), tables.leftOut()));
    Totals totals = Totals.of(answers, run.content());
    totals.tally().addLeftOut(leftOut.where("whole").count());
    SummaryTables summary = new SummaryTables(spark, totals, evaluation);
    output.write("rules", summary.rules());
    output.write("gaps", summary.gaps());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    CohortReport report =
        new CohortReport(heading(plan.content(), evaluation), request.reportRows());
    Ending ending = new Ending(true, "", took);
    out.write("report.html", report.page(answers, leftOut, totals, ending, plan.content().at()));
    ObjectNode manifest = Manifest.of(identity, spark, totals, output, started, took);
    out.write(OutputFolder.MANIFEST, manifest);
    if (!request.isWorkKept()) {
      out.removeWork();
    }
    words.println(Manifest.words(totals, output, took, out));
    words.flush();
    boolean isWhole = totals.tally().visits() > 0 && totals.tally().of(Verdict.ERROR) == 0;
    return isWhole ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private Heading heading(CohortContent content, Evaluation evaluation) {
    return new Heading(
        request.words(),
        "this product, on Spark " + spark.version(),
        evaluation.knowledge().version(),
        content.contentHash(),
        content.at().toString(),
        started,
        spark.sparkContext().master());
  }

  private static String product() {
    String version = Cohort.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
