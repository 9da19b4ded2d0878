package org.hiphooks.replay;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.replay.diff.ContentDiff;
import org.hiphooks.replay.visit.Asking;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hiphooks diff}: whose answers change from one content to another. */
@Command(
    name = "diff",
    description = "Compares two contents over the same patients: who gains, loses or keeps a card.",
    sortOptions = false,
    footer = {
      "",
      "OLD and NEW are folders with cql/ and fhir-resources/, or jars of this product.",
      "",
      "Example:",
      "  hiphooks diff . ../proposal fhir-resources/cases --at 2026-06-01T12:00:00Z",
      "",
      "Exit codes:",
      "  0 no answer changes, 1 some do or were left out, 2 wrong usage, 3 content invalid,",
      "  4 a file is out of reach, 70 our fault, 130 stopped with Ctrl-C."
    })
public final class DiffCommand implements Callable<Integer> {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean isHelpWanted;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD", description = "The content of today.")
  private Path old = Path.of(".");

  @Parameters(index = "1", paramLabel = "NEW", description = "The content to compare it with.")
  private Path now = Path.of(".");

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "PATH",
      description = "Patients, as for replay.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--service", paramLabel = "ID", description = "Only this service.")
  private @Nullable String service;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "The evaluation's now, such as 2026-06-01T12:00:00Z; default: now.")
  private @Nullable Instant at;

  @Option(names = "--report", paramLabel = "DIR", description = "Writes diff.html there.")
  private @Nullable Path reports;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Visits answered at once; default: one a processor.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws InterruptedException {
    ReplayCommand.requireReadable(List.of(old, now));
    ReplayCommand.requireReadable(paths);
    Content before = Content.at(old);
    Content after = Content.at(now);
    HipGuidance first = HipGuidance.of(before, Map.of());
    HipGuidance second = HipGuidance.of(after, Map.of());
    Knowledge knowledge = first.knowledge();
    Asking asking =
        new Asking(
            service,
            at,
            Instant.now(),
            knowledge.services(),
            knowledge.prefetch(),
            CaseLibrary.load(before));
    ContentDiff diff = new ContentDiff(before, first, after, second);
    CommandSpec command = commandSpec();
    return diff.run(
        asking,
        paths,
        threads,
        command.commandLine().getOut(),
        command.commandLine().getErr(),
        reports);
  }

  private CommandSpec commandSpec() {
    if (spec == null) {
      throw new IllegalStateException("runs on a command line only");
    }
    return spec;
  }
}
