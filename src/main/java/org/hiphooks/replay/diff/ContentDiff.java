package org.hiphooks.replay.diff;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.Content;
import org.hiphooks.replay.report.Ending;
import org.hiphooks.replay.report.Heading;
import org.hiphooks.replay.report.Printable;
import org.hiphooks.replay.report.Progress;
import org.hiphooks.replay.run.Answer;
import org.hiphooks.replay.run.Differing;
import org.hiphooks.replay.run.InProcess;
import org.hiphooks.replay.run.Reading;
import org.hiphooks.replay.run.Runner;
import org.hiphooks.replay.run.Target;
import org.hiphooks.replay.visit.Asking;
import org.hiphooks.replay.visit.LeftOut;
import org.hiphooks.replay.visit.Visit;

/** Two contents over the same patients. */
public final class ContentDiff {

  private final Target before;
  private final Target after;
  private final Contents contents;
  private final ContentChanges changes;
  private final Causes causes;
  private final Groups groups = new Groups();

  /** Compares two contents that are compiled already. */
  public ContentDiff(Content old, HipGuidance before, Content now, HipGuidance after) {
    this.before = new InProcess(before);
    this.after = new InProcess(after);
    this.contents = Contents.of(before.knowledge(), after.knowledge());
    this.changes = ContentChanges.between(old, before.knowledge(), now, after.knowledge());
    this.causes = new Causes(before, after, changes);
  }

  /** What this writes into a folder. */
  public List<DiffReport> reports(Path folder, Heading heading) {
    return List.of(
        new DiffPage(folder, heading, contents, changes), new DiffJson(folder, contents, changes));
  }

  /** Runs and prints; returns the exit code. */
  public int run(
      Asking asking,
      List<Path> paths,
      int threads,
      PrintWriter out,
      PrintWriter err,
      List<DiffReport> reports)
      throws InterruptedException {
    long start = System.nanoTime();
    Progress progress = new Progress("diff", err, System.console() != null);
    Runner<Change> runner = runner(threads, out, reports, progress);
    progress.of(runner::expected);
    try (progress;
        Reading reading = new Reading(runner)) {
      boolean complete = reading.read(asking, paths);
      progress.close();
      Duration duration = Duration.ofNanos(System.nanoTime() - start);
      Ending ending = new Ending(complete, complete ? "" : Ending.STOPPED, duration);
      reports.forEach(report -> report.finish(groups, ending));
      print(out, complete);
    } finally {
      reports.forEach(DiffReport::close);
    }
    return groups.changed() == 0 && groups.leftOut() == 0 && groups.visits() > 0 ? 0 : 1;
  }

  private Runner<Change> runner(
      int threads, PrintWriter out, List<DiffReport> reports, Progress progress) {
    return new Runner<>(
        this::compare,
        threads,
        change -> {
          groups.add(change);
          reports.forEach(report -> report.add(change));
          progress.done(!change.isNone());
        },
        missing -> leftOut(missing, reports, out));
  }

  private Change compare(Visit visit) {
    Answer was = before.answer(visit);
    Answer is = after.answer(visit);
    List<String> found = Changes.between(was, is);
    List<Cause> why = found.isEmpty() ? List.of() : causes.of(visit, was, is);
    return new Change(visit, was, is, found, why);
  }

  private void leftOut(LeftOut missing, List<DiffReport> reports, PrintWriter out) {
    groups.add(missing);
    reports.forEach(report -> report.add(missing));
    if (missing.whole()) {
      out.println(Printable.of("left out " + missing.place() + ": " + missing.reason()));
    }
  }

  private void print(PrintWriter out, boolean complete) {
    out.println("Content " + contents.words());
    list(out, "thresholds", changes.thresholds());
    list(out, "defines", changes.defines());
    list(out, "cards", changes.cards());
    list(out, "files", changes.files());
    out.println();
    for (Map.Entry<String, Long> group : groups.groups()) {
      out.printf("%6d  %s%n", group.getValue(), group.getKey());
      for (Map.Entry<String, Long> cause : groups.causes(group.getKey())) {
        out.printf("        %6d  because %s%n", cause.getValue(), Printable.of(cause.getKey()));
      }
      out.println(
          "        "
              + Printable.of(
                  String.join(
                      ", ", groups.names(group.getKey()).stream().map(Differing::name).toList())));
    }
    if (!complete) {
      out.print("NOT COMPLETE, " + Ending.STOPPED + ". ");
    }
    out.printf(
        "%d of %d answers change; %d left out.%n",
        groups.changed(), groups.visits(), groups.leftOut());
    out.flush();
  }

  private static void list(PrintWriter out, String what, List<String> items) {
    if (!items.isEmpty()) {
      out.println("  " + what + ": " + String.join(", ", items));
    }
  }
}
