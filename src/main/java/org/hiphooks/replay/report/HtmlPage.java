package org.hiphooks.replay.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.HistogramIterationValue;
import org.hiphooks.replay.coverage.Coverage;
import org.hiphooks.replay.run.Differing;
import org.hiphooks.replay.run.FaultCount;
import org.hiphooks.replay.run.Outcome;
import org.hiphooks.replay.run.Result.Verdict;
import org.hiphooks.replay.run.RuleCount;
import org.hiphooks.replay.run.Tally;
import org.hiphooks.replay.visit.LeftOut;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a report shows.
 *
 * @param heading what the report is about
 * @param tally the counts
 * @param ending how the replay ended
 * @param rows how many visits it shows, those that differ first
 * @param leftOut what was left out, the first of it
 * @param leftOutMore how many of these are not listed
 * @param everything where the visits are that it does not show
 * @param frame style and script
 */
public record HtmlPage(
    Heading heading,
    Tally tally,
    Ending ending,
    long rows,
    List<LeftOut> leftOut,
    long leftOutMore,
    String everything,
    PageFrame frame) {

  private static final int BAR_WIDTH = 420;
  private static final int BAR_HEIGHT = 20;
  private static final long FIRST_BAR = 1000;

  /** One bar of the histogram. */
  public record Bar(String label, long count, long width, int y) {}

  /** The report in a sentence. */
  public String verdict() {
    String missing = tally.leftOut() == 0 ? "" : ", " + Words.number(tally.leftOut()) + " left out";
    return ending.complete() ? counted() + missing : "not complete";
  }

  private String counted() {
    long wrong = differ() + errored();
    if (wrong > 0) {
      return Words.number(wrong) + " of " + Words.number(tally.visits()) + " visits differ";
    }
    if (tally.visits() == 0) {
      return "nothing was replayed";
    }
    return agree() == 0
        ? "no expectation was stated"
        : agree() == 1
            ? "the only visit with an expectation agrees"
            : "all " + Words.number(agree()) + " visits with an expectation agree";
  }

  /** Content in words. */
  public String content() {
    return heading.contentHash().isEmpty()
        ? "that of the service asked"
        : heading.contentVersion() + ' ' + heading.contentHash();
  }

  /** Visits that agree. */
  public long agree() {
    return tally.of(Verdict.AGREES);
  }

  /** Visits that differ. */
  public long differ() {
    return tally.of(Verdict.DIFFERS);
  }

  /** Visits without answer. */
  public long errored() {
    return tally.of(Verdict.ERROR);
  }

  /** Visits without expectation. */
  public long open() {
    return tally.of(Verdict.OPEN);
  }

  /** Share of visits without card. */
  public String silent() {
    return share(tally.cardsPerVisit().getOrDefault(0, 0L));
  }

  /** Share of visits with a critical card. */
  public String critical() {
    return share(tally.withCritical());
  }

  /** A share of the visits. */
  public String share(long count) {
    return Words.percent(count, tally.visits());
  }

  /** A number with separators. */
  public String number(long value) {
    return Words.number(value);
  }

  /** Seconds the replay took. */
  public String seconds() {
    return Words.number(ending.duration().toMillis() / 100 / 10.0);
  }

  /** Visits a second. */
  public String rate() {
    return Words.number(Math.round(ending.rate(tally.visits())));
  }

  /** Faults whose answers were wrong. */
  public String faultsInWords() {
    FaultCount faults = tally.faults();
    long wrong = faults.faults().stream().mapToLong(f -> faults.of(f, Outcome.WRONG)).sum();
    return faults.faults().size() + " faults, " + Words.number(wrong) + " wrong answers";
  }

  /** Rules that no visit made fire and no expectation names. */
  public List<String> silentRules() {
    return tally.rules().entrySet().stream()
        .filter(rule -> !rule.getValue().isTouched())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether the row of a visit that differs is on the page. */
  public boolean isShown(Differing visit) {
    return visit.number() <= HtmlReport.MAX_ROWS;
  }

  /** Whether a rule did what it should not. */
  public boolean isWrong(RuleCount count) {
    return count.missed() + count.extra() + count.otherLevel() > 0;
  }

  /** How many visits are not among the rows. */
  public long rowsLeftOut() {
    return tally.visits() - rows;
  }

  /** What the visits exercised of the content; null if somebody else answered. */
  public @Nullable Coverage coverage() {
    return tally.coverage();
  }

  /** Defines in a sentence. */
  public String defines() {
    return coverage() == null ? "" : CoverageWords.defines(coverage());
  }

  /** Limits in a sentence. */
  public String boundaries() {
    return coverage() == null ? "" : CoverageWords.boundaries(coverage());
  }

  /** Durations, each bar twice as far as the one before. */
  public List<Bar> bars() {
    List<long[]> counts = new ArrayList<>();
    long most = 1;
    for (HistogramIterationValue value : tally.micros().logarithmicBucketValues(FIRST_BAR, 2)) {
      long count = value.getCountAddedInThisIterationStep();
      if (count > 0 || !counts.isEmpty()) {
        counts.add(new long[] {value.getValueIteratedTo(), count});
        most = Math.max(most, count);
      }
    }
    List<Bar> bars = new ArrayList<>();
    for (long[] count : counts) {
      bars.add(
          new Bar(
              "to " + Words.millis(count[0]),
              count[1],
              count[1] * BAR_WIDTH / most,
              bars.size() * BAR_HEIGHT));
    }
    return bars;
  }

  /** Durations by share of answers. */
  public List<Map.Entry<String, String>> percentiles() {
    List<Map.Entry<String, String>> found = new ArrayList<>();
    for (double percentile : Words.PERCENTILES) {
      long micros = tally.micros().getValueAtPercentile(percentile);
      found.add(Map.entry(Words.number(percentile) + " %", Words.millis(micros)));
    }
    found.add(Map.entry("all", Words.millis(tally.micros().getMaxValue())));
    return found;
  }
}
