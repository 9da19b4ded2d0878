package org.hiphooks.replay.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hiphooks.replay.coverage.Coverage;
import org.hiphooks.replay.run.Difference;
import org.hiphooks.replay.run.FaultCount;
import org.hiphooks.replay.run.Outcome;
import org.hiphooks.replay.run.Result;
import org.hiphooks.replay.run.Result.Verdict;
import org.hiphooks.replay.run.RuleCount;
import org.hiphooks.replay.run.Tally;
import org.hiphooks.replay.visit.LeftOut;

/** What a tester reads in the terminal: what differs as it comes, then the whole in one screen. */
public final class TerminalReport implements Report {

  private static final int MAX_DIFFERING = 50;
  private static final int MAX_LEFT_OUT = 20;
  private static final int MOST = 12;

  private final PrintWriter out;
  private final List<LeftOut> leftOut = new ArrayList<>();
  private long differing;
  private long remarks;

  /** Prints to this. */
  public TerminalReport(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void add(Result result) {
    if (!result.isWrong()) {
      return;
    }
    differing++;
    if (differing > MAX_DIFFERING) {
      return;
    }
    out.println(
        (result.answer().error() != null ? "error   " : "differs ")
            + Printable.of(result.visit().name() + title(result)));
    if (result.answer().error() != null) {
      out.println("        " + result.answer().error());
    }
    for (Difference difference : result.differences()) {
      out.println("        " + difference.kind().mark() + ' ' + Printable.of(difference.words()));
      if (difference.turn() != null) {
        out.println("          " + Printable.of(difference.turn().words()));
      }
    }
    result.degraded().stream()
        .filter(d -> d.outcome() == Outcome.WRONG)
        .forEach(d -> out.println("        ! with " + d.fault() + ": " + d.detail()));
    if (differing == MAX_DIFFERING) {
      out.println("Further visits that differ are in the reports only (--report).");
    }
    out.flush();
  }

  private static String title(Result result) {
    String title = result.visit().title();
    return title.isEmpty() ? "" : "  " + title;
  }

  @Override
  public void add(LeftOut missing) {
    if (!missing.whole()) {
      remarks++;
    }
    if (leftOut.size() < MAX_LEFT_OUT) {
      leftOut.add(missing);
    }
  }

  @Override
  public void finish(Tally tally, Ending ending) {
    rules(tally);
    faults(tally);
    for (LeftOut missing : leftOut) {
      out.println(
          (missing.whole() ? "left out " : "note     ")
              + Printable.of(missing.place() + ": " + missing.reason()));
    }
    long more = tally.leftOut() + remarks - leftOut.size();
    if (more > 0) {
      out.println("and " + Words.number(more) + " more of these");
    }
    numbers(tally);
    exercised(tally);
    out.println(verdict(tally, ending));
    out.flush();
  }

  private void rules(Tally tally) {
    if (tally.rules().isEmpty()) {
      return;
    }
    out.println();
    out.println(row("rule", "fired", "critical", "expected", "missed", "extra", "level wrong"));
    List<String> silent = new ArrayList<>();
    for (Map.Entry<String, RuleCount> entry : tally.rules().entrySet()) {
      RuleCount count = entry.getValue();
      if (!count.isTouched()) {
        silent.add(entry.getKey());
        continue;
      }
      out.println(
          row(
              Printable.of(entry.getKey()),
              Words.number(count.fired()),
              Words.number(count.critical()),
              Words.number(count.expectedCards()),
              Words.number(count.missed()),
              Words.number(count.extra()),
              Words.number(count.otherLevel())));
    }
    if (!silent.isEmpty()) {
      out.println(
          Words.number(silent.size())
              + " of "
              + Words.number(tally.rules().size())
              + " rules never fired and were never expected: "
              + String.join(", ", silent.stream().limit(MOST).toList())
              + (silent.size() > MOST ? ", and more" : ""));
    }
    out.println();
  }

  private static String row(String first, String... rest) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-8s", first));
    for (String cell : rest) {
      row.append(String.format(Locale.ROOT, "%12s", cell));
    }
    return row.toString();
  }

  private void faults(Tally tally) {
    if (tally.faults().isEmpty()) {
      return;
    }
    out.println(String.format(Locale.ROOT, "%-42s%8s%8s%8s", "fault", "right", "honest", "wrong"));
    FaultCount count = tally.faults();
    for (String fault : count.faults()) {
      out.println(
          String.format(
              Locale.ROOT,
              "%-42s%8d%8d%8d",
              fault,
              count.of(fault, Outcome.RIGHT),
              count.of(fault, Outcome.HONEST),
              count.of(fault, Outcome.WRONG)));
    }
    out.println();
  }

  private void numbers(Tally tally) {
    long visits = tally.visits();
    if (visits == 0) {
      return;
    }
    long silent = tally.cardsPerVisit().getOrDefault(0, 0L);
    out.println(
        "Without card "
            + Words.percent(silent, visits)
            + ", with a critical card "
            + Words.percent(tally.withCritical(), visits)
            + ". Answers took "
            + Words.millis(tally.micros().getValueAtPercentile(50))
            + " in the middle, 99 % at most "
            + Words.millis(tally.micros().getValueAtPercentile(99))
            + '.');
    if (!tally.missingInputs().isEmpty()) {
      out.println("Most often named as missing: " + most(tally.missingInputs()));
    }
    if (!tally.unread().isEmpty()) {
      out.println("Most often not read: " + most(tally.unread()));
    }
  }

  private void exercised(Tally tally) {
    if (!tally.read().isEmpty()) {
      out.println("Records read: " + most(List.copyOf(tally.read().entrySet())));
    }
    Coverage coverage = tally.coverage();
    if (coverage != null && coverage.visits() > 0) {
      out.println(CoverageWords.defines(coverage));
      out.println(CoverageWords.boundaries(coverage));
    }
  }

  private static String most(List<Map.Entry<String, Long>> counts) {
    List<String> words = new ArrayList<>();
    counts.stream()
        .limit(MOST)
        .forEach(count -> words.add(count.getKey() + ' ' + Words.number(count.getValue())));
    return String.join(", ", words);
  }

  private static String verdict(Tally tally, Ending ending) {
    String counts =
        Words.number(tally.visits())
            + (tally.visits() == 1 ? " visit: " : " visits: ")
            + Words.number(tally.of(Verdict.AGREES))
            + " agree, "
            + Words.number(tally.of(Verdict.DIFFERS))
            + " differ, "
            + Words.number(tally.of(Verdict.ERROR))
            + " errored, "
            + Words.number(tally.of(Verdict.OPEN))
            + " without expectation; "
            + Words.number(tally.leftOut())
            + " left out. "
            + String.format(
                Locale.ROOT,
                "%.1f s, %,.0f a second.",
                ending.duration().toMillis() / 1e3,
                ending.rate(tally.visits()));
    return ending.complete() ? counts : "NOT COMPLETE, " + ending.why() + ". " + counts;
  }

  @Override
  public void close() {
    out.flush();
  }
}
