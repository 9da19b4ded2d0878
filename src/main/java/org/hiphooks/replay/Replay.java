package org.hiphooks.replay;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hiphooks.replay.report.Ending;
import org.hiphooks.replay.report.Progress;
import org.hiphooks.replay.report.Report;
import org.hiphooks.replay.run.Judge;
import org.hiphooks.replay.run.Reading;
import org.hiphooks.replay.run.Result;
import org.hiphooks.replay.run.Runner;
import org.hiphooks.replay.run.Tally;
import org.hiphooks.replay.visit.Asking;
import org.hiphooks.replay.visit.LeftOut;

/** One replay from the first path to the last report. */
final class Replay {

  private final Asking asking;
  private final Judge judge;
  private final int threads;
  private final boolean isUpdate;
  private final Tally tally;

  Replay(Asking asking, Judge judge, Tally tally, int threads, boolean isUpdate) {
    this.asking = asking;
    this.judge = judge;
    this.tally = tally;
    this.threads = threads;
    this.isUpdate = isUpdate;
  }

  /** Replays and returns the exit code. */
  int run(List<Path> paths, List<Report> reports, PrintWriter err) throws InterruptedException {
    long start = System.nanoTime();
    Progress progress = new Progress("replay", err, System.console() != null);
    Runner<Result> runner = runner(reports, progress);
    progress.of(runner::expected);
    try (progress;
        Reading reading = new Reading(runner)) {
      boolean complete = reading.read(asking, paths);
      progress.close();
      Duration duration = Duration.ofNanos(System.nanoTime() - start);
      Ending ending = new Ending(complete, complete ? "" : Ending.STOPPED, duration);
      reports.forEach(report -> report.finish(tally, ending));
      return exitCode();
    } finally {
      reports.forEach(Report::close);
    }
  }

  private Runner<Result> runner(List<Report> reports, Progress progress) {
    return new Runner<>(
        judge, threads, result -> add(result, reports, progress), missing -> add(missing, reports));
  }

  private void add(Result result, List<Report> reports, Progress progress) {
    if (isUpdate) {
      GoldenWriter.write(result);
    }
    tally.add(result);
    reports.forEach(report -> report.add(result));
    progress.done(result.isWrong());
  }

  private void add(LeftOut missing, List<Report> reports) {
    tally.add(missing);
    reports.forEach(report -> report.add(missing));
  }

  private int exitCode() {
    boolean clean =
        tally.of(Result.Verdict.DIFFERS) == 0
            && tally.of(Result.Verdict.ERROR) == 0
            && tally.leftOut() == 0
            && tally.visits() > 0;
    return clean || isUpdate ? 0 : 1;
  }
}
