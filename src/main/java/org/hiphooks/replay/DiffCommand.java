package org.hiphooks.replay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.Content;
import org.hiphooks.replay.diff.ContentDiff;
import org.hiphooks.replay.diff.DiffReport;
import org.hiphooks.replay.report.Heading;
import org.hiphooks.replay.visit.Asking;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hiphooks diff}: whose answers change from one content to another. */
@Command(
    name = "diff",
    description = "Compares two contents over the same patients: who gains, loses or keeps a card.",
    sortOptions = false,
    footer = {
      "",
      "OLD and NEW are folders with cql/ and fhir-resources/, or jars of this product.",
      "",
      "Examples:",
      "  hiphooks diff . ../proposal fhir-resources/cases --at 2026-06-01T12:00:00Z",
      "  hiphooks diff old/hiphooks.jar new/hiphooks.jar export/ --report target/diff",
      "",
      "Exit codes:",
      "  0 no answer changes, 1 some do or were left out, or a content has errors, 2 wrong usage,",
      "  4 a file or report is out of reach, 70 our fault, 130 Ctrl-C."
    })
public final class DiffCommand implements Callable<Integer> {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean isHelpWanted;

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

  @Mixin private VisitOptions options = new VisitOptions();

  @Override
  public Integer call() throws InterruptedException {
    VisitOptions.requireReadable(List.of(old, now));
    VisitOptions.requireReadable(paths);
    Content before = Content.at(old);
    Content after = Content.at(now);
    HipGuidance first = HipGuidance.of(before, Map.of());
    HipGuidance second = HipGuidance.of(after, Map.of());
    Asking asking = options.asking(first.knowledge(), first.offered(), before);
    ContentDiff diff = new ContentDiff(before, first, after, second);
    CommandLine line = options.command().commandLine();
    Path folder = options.reports();
    List<DiffReport> reports =
        folder == null
            ? List.of()
            : diff.reports(folder, Heading.of(options.words(), options.clock()));
    try (QuietLog quiet = new QuietLog()) {
      return diff.run(asking, paths, options.threads(), line.getOut(), line.getErr(), reports);
    }
  }
}
