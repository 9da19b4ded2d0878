package org.hiphooks.replay;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hiphooks.config.Settings;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.CardPlan;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.ServicePlan;
import org.hiphooks.replay.coverage.Coverage;
import org.hiphooks.replay.coverage.Watch;
import org.hiphooks.replay.report.CsvReport;
import org.hiphooks.replay.report.Heading;
import org.hiphooks.replay.report.HtmlReport;
import org.hiphooks.replay.report.JsonReport;
import org.hiphooks.replay.report.JunitReport;
import org.hiphooks.replay.report.Report;
import org.hiphooks.replay.report.TerminalReport;
import org.hiphooks.replay.run.Faults;
import org.hiphooks.replay.run.InProcess;
import org.hiphooks.replay.run.Judge;
import org.hiphooks.replay.run.OutOfReach;
import org.hiphooks.replay.run.Remote;
import org.hiphooks.replay.run.Tally;
import org.hiphooks.replay.run.Target;
import org.hiphooks.replay.visit.Asking;
import org.hiphooks.replay.visit.CaseSchema;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hiphooks replay}: answers recorded visits and compares with what was expected. */
@Command(
    name = "replay",
    description = "Replays patients and compares the cards with what was expected.",
    sortOptions = false,
    footer = {
      "",
      "A path is a CDS Hooks request, a FHIR Bundle of one patient, a bulk export (.ndjson), a case",
      "(inputs and expect, JSON or YAML), or a folder of these. x.expected.json beside x.json holds",
      "the cards that were accepted last; --update writes it.",
      "",
      "Examples:",
      "  hiphooks replay fhir-resources/cases --report target/replay",
      "  hiphooks replay export/ --at 2026-06-01T12:00:00Z --degrade all",
      "",
      "Exit codes:",
      "  0 all agree, 1 some differ or were left out, or the content has errors, 2 wrong usage,",
      "  3 configuration invalid, 4 a file or report is out of reach, 70 our fault, 130 Ctrl-C."
    })
public final class ReplayCommand implements Callable<Integer> {

  private static final String ALL = "all";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean isHelpWanted;

  @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files and folders to replay.")
  private List<Path> paths = new ArrayList<>();

  @Mixin private VisitOptions options = new VisitOptions();

  @Option(names = "--content", paramLabel = "DIR", description = "Folder with cql/ and so on.")
  private @Nullable Path content;

  @Option(names = "--config", paramLabel = "FILE", description = "Configuration in YAML.")
  private @Nullable Path config;

  @Option(
      names = "--against",
      paramLabel = "URL",
      description = "Ask this service (…/cds-services) instead of the content.")
  private @Nullable URI against;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File with the bearer token for --against.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--degrade",
      paramLabel = "all",
      description = "Also replays every visit with each fault and judges the answer.")
  private @Nullable String degrade;

  @Option(names = "--update", description = "Accepts the answers: writes *.expected.json.")
  private boolean isUpdate;

  @Option(
      names = "--case-schema",
      description = "Prints the JSON Schema of case files, with the inputs of the content.")
  private boolean isSchemaWanted;

  @Override
  public Integer call() throws InterruptedException {
    if (paths.isEmpty() && !isSchemaWanted) {
      throw options.usage("name at least one PATH");
    }
    if (degrade != null && !ALL.equals(degrade)) {
      throw options.usage("--degrade takes 'all'");
    }
    VisitOptions.requireReadable(paths);
    Settings settings = SettingsReader.read(config, System.getenv());
    Path folder = content == null ? settings.contentPath() : content;
    Content files = folder == null ? Content.embedded() : Content.at(folder);
    HipGuidance guidance = HipGuidance.load(files, settings);
    Knowledge knowledge = guidance.knowledge();
    if (isSchemaWanted) {
      out().println(CaseSchema.of(knowledge).toPrettyString());
      return 0;
    }
    Asking asking = options.asking(knowledge, guidance.offered(), files);
    if (against == null) {
      guidance.warmUp();
    }
    Faults faults = degrade == null ? null : new Faults(knowledge.prefetch(), claims(knowledge));
    Watch watch = against == null ? new Watch(knowledge, guidance.site().values()) : null;
    Judge judge = new Judge(target(guidance), faults, watch, knowledge);
    Map<String, List<String>> rules = against == null ? rules(knowledge) : Map.of();
    Tally tally = new Tally(watch == null ? null : new Coverage(watch), rules);
    Replay replay = new Replay(asking, judge, tally, options.threads(), isUpdate);
    try (QuietLog quiet = new QuietLog()) {
      return replay.run(paths, reports(heading(knowledge)), err());
    }
  }

  private static Map<String, List<String>> rules(Knowledge knowledge) {
    return knowledge.services().stream()
        .collect(
            Collectors.toMap(
                ServicePlan::id,
                plan -> plan.cards().stream().map(CardPlan::rule).distinct().toList()));
  }

  private static Set<String> claims(Knowledge knowledge) {
    return knowledge.services().stream()
        .flatMap(plan -> plan.cards().stream())
        .filter(CardPlan::withheldIfUnsure)
        .map(CardPlan::rule)
        .collect(Collectors.toSet());
  }

  private Target target(HipGuidance guidance) {
    if (against == null) {
      return new InProcess(guidance);
    }
    try {
      String token = tokenFile == null ? null : Files.readString(tokenFile).strip();
      return new Remote(against, token);
    } catch (IOException e) {
      throw new OutOfReach(tokenFile + " cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw options.usage("--against takes an http or https address such as …/cds-services");
    }
  }

  private List<Report> reports(Heading heading) {
    List<Report> all = new ArrayList<>();
    all.add(new TerminalReport(out()));
    Path reports = options.reports();
    if (reports != null) {
      all.add(new HtmlReport(reports.resolve("report.html"), heading));
      all.add(new JsonReport(reports.resolve("report.json"), heading));
      all.add(new JunitReport(reports.resolve("junit.xml")));
      all.add(new CsvReport(reports.resolve("cards.csv")));
    }
    return all;
  }

  private Heading heading(Knowledge knowledge) {
    return new Heading(
        options.words(),
        against == null ? "this product" : against.toString(),
        against == null ? knowledge.version() : "",
        against == null ? knowledge.hash() : "",
        options.clock(),
        Instant.now(),
        Heading.thisMachine());
  }

  private PrintWriter out() {
    return line().getOut();
  }

  private PrintWriter err() {
    return line().getErr();
  }

  private CommandLine line() {
    return options.command().commandLine();
  }
}
