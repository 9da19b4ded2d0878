package org.hiphooks.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.hiphooks.config.ExitCode;
import org.hiphooks.config.InstantConverter;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.knowledge.Content;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The main class of the cohort job, for {@code spark-submit}. */
@Command(
    name = "cohort",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Answers every patient of a bulk export on a Spark cluster, as replay does.",
    footer = {
      "",
      "INPUT is a file or folder on any file system that Spark reaches: *.ndjson of a bulk export,",
      "packed (.ndjson.gz) or not, or *.parquet with a column 'resource' that holds FHIR JSON.",
      "",
      "Example:",
      "  spark-submit --class org.hiphooks.spark.CohortJob --jars … hiphooks.jar \\",
      "    hdfs:///export --out hdfs:///cohort --at 2026-06-01T12:00:00Z",
      "",
      "A run that was broken off goes on where it was with the same command. docs/cohort.md has",
      "the tables.",
      "",
      "Exit codes:",
      "  0 done, 1 nothing or not everything could be answered, or the content has errors,",
      "  2 wrong usage, 3 configuration invalid, 4 a file or the cluster is out of reach,",
      "  70 our fault."
    })
public final class CohortJob implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "INPUT", arity = "1..*", description = "Files and folders to read.")
  private List<String> input = new ArrayList<>();

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write.")
  private String out = "";

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = InstantConverter.class,
      description = "The evaluation's now, such as 2026-06-01T12:00:00Z; default: the start.")
  private @Nullable Instant at;

  @Option(names = "--service", paramLabel = "ID", description = "Only this service.")
  private @Nullable String service;

  @Option(
      names = "--content",
      paramLabel = "DIR",
      description = "Folder of the driver with cql/ and so on; default: the packed content.")
  private @Nullable Path content;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Configuration of the driver, of which settings, services, rules and site hold.")
  private @Nullable Path config;

  @Option(
      names = "--slices",
      paramLabel = "N",
      description = "Pieces that are finished one after the other; default: one for 8 GiB.")
  private int slices;

  @Option(
      names = "--parts",
      paramLabel = "N",
      description = "Tasks a slice is answered in; default: by its size.")
  private int parts;

  @Option(
      names = "--max-records",
      paramLabel = "N",
      description = "Records read of one patient; beyond, the patient counts as not fully read.")
  private int maxRecords = PatientLimits.USUAL_RECORDS;

  @Option(
      names = "--report-rows",
      paramLabel = "N",
      description = "Patients that report.html lists, from the first id on; default: 200.")
  private int reportRows = 200;

  @Option(names = "--keep-work", description = "Keeps DIR/work, which holds whole records.")
  private boolean isWorkKept;

  /** Runs the job and exits with its code. */
  public static void main(String[] args) {
    int code = line().execute(args);
    if (code != ExitCode.DONE) {
      System.exit(code);
    }
  }

  /** The command line, for tests. */
  static CommandLine line() {
    CommandLine line = new CommandLine(new CohortJob());
    line.setExecutionExceptionHandler(
        (exception, command, parsed) -> {
          command.getErr().println("cohort: " + Failure.words(exception));
          return Failure.code(exception);
        });
    return line;
  }

  @Override
  public Integer call() throws IOException {
    require(slices >= 0 && slices <= 10_000, "--slices takes 1 to 10000");
    require(parts >= 0 && parts <= 100_000, "--parts takes 1 to 100000");
    require(maxRecords > 0, "--max-records takes a number above 0");
    require(reportRows >= 0 && reportRows <= 2000, "--report-rows takes 0 to 2000");
    require(config == null || Files.isReadable(config), "--config " + config + " cannot be read");
    require(content == null || Files.exists(content), "--content " + content + " is not there");
    Settings settings = SettingsReader.read(config, System.getenv());
    Path folder = content == null ? settings.contentPath() : content;
    Content files = folder == null ? Content.embedded() : Content.at(folder);
    QuietLoggers.quiet();
    PatientLimits limits = new PatientLimits(maxRecords, PatientLimits.USUAL_BYTES);
    JobRequest request =
        new JobRequest(
            input,
            out,
            at,
            service,
            files,
            settings.site(),
            slices,
            parts,
            limits,
            reportRows,
            isWorkKept,
            words());
    try (SparkSession spark = session();
        JobProgress progress = new JobProgress(command().commandLine().getErr())) {
      return new Cohort(spark, request, progress, command().commandLine().getOut()).run();
    }
  }

  private static SparkSession session() {
    SparkConf conf = new SparkConf().setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.app.name", "hiphooks cohort");
    return SparkSession.builder()
        .config(conf)
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }

  private String words() {
    return "cohort " + String.join(" ", command().commandLine().getParseResult().originalArgs());
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(command().commandLine(), message);
    }
  }

  private CommandSpec command() {
    if (spec == null) {
      throw new IllegalStateException("runs on a command line only");
    }
    return spec;
  }
}
