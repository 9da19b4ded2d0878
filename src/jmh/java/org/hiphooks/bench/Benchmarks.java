package org.hiphooks.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.LoggerFactory;

/**
 * All figures of {@code docs/performance.md} about calls, in one run. {@code quick} takes a third
 * of the time, and its figures are rougher. {@code without-cache} adds the reference engine as it
 * comes: one evaluation of it takes many minutes. Names of chapters, such as {@code load rules},
 * leave out the others. Prints tables as the document has them; everything measured is in {@code
 * target/bench/calls.json}.
 */
public final class Benchmarks {

  private static final int[] SIZES = {10, 60, 600, 6000};
  private static final int MIDDLE = 600;

  /** A part of the document. */
  private interface Chapter {
    void measure() throws Exception;
  }

  private final boolean isWithoutCache;
  private final Set<String> wanted;
  private final Paper paper;
  private final Calls calls = new Calls();

  private Benchmarks(List<String> asked) {
    this.paper = new Paper(asked.contains("quick"));
    this.isWithoutCache = asked.contains("without-cache");
    this.wanted = new TreeSet<>(asked);
    wanted.removeAll(Set.of("quick", "without-cache"));
  }

  /** Measures everything. */
  public static void main(String[] args) throws Exception {
    // A line in the log for each call would be most of what is measured.
    ((Logger) LoggerFactory.getLogger("org.hiphooks")).setLevel(Level.ERROR);
    new Benchmarks(List.of(args)).run();
  }

  private void run() throws Exception {
    long start = System.nanoTime();
    paper.keep("when", Instant.now().toString());
    paper.keep("machine", machine());
    paper.line("%n%s%n", machine());
    for (Map.Entry<String, Chapter> chapter : chapters().entrySet()) {
      if (wanted.isEmpty() || wanted.contains(chapter.getKey())) {
        chapter.getValue().measure();
      }
    }
    paper.line("%nall of it took %.0f s%n", (System.nanoTime() - start) / 1e9);
    paper.write();
  }

  private Map<String, Chapter> chapters() {
    Map<String, Chapter> chapters = new LinkedHashMap<>();
    chapters.put("calls", this::calls);
    chapters.put("rates", () -> new Rates(calls, paper).measure());
    chapters.put("load", () -> new UnderLoad(calls, paper).measure());
    chapters.put("rules", () -> new MoreRules(calls, paper).measure());
    chapters.put("patients", () -> new MorePatients(calls, paper).measure());
    chapters.put("engines", () -> new OtherEngines(calls, paper).measure());
    chapters.put("classes", () -> new GeneratedClasses(calls, paper).measure());
    chapters.put("fetching", this::fetching);
    chapters.put("tokens", this::tokens);
    return chapters;
  }

  private void calls() throws Exception {
    warmUp();
    for (int size : SIZES) {
      whole(size, "of an ordinary chart", calls.ordinary(size));
      whole(size, "that mislead", calls.body(size));
    }
    rules("of an ordinary chart", calls.ordinary(MIDDLE));
    rules("that mislead", calls.body(MIDDLE));
  }

  private void rules(String kind, byte[] body) throws Exception {
    paper.race(
        "Rules alone, facts of " + MIDDLE + " resources read, " + kind,
        calls.rules(body),
        paper.seconds(6, 20));
  }

  /** The machine compiles what is called often: for one size that is done for all. */
  private void warmUp() throws Exception {
    Duration time = paper.seconds(4, 15);
    for (int size : new int[] {SIZES[1], MIDDLE}) {
      new Race(calls.whole(calls.body(size), false).subList(0, 3)).run(time);
      new Race(calls.whole(calls.ordinary(size), false).subList(0, 3)).run(time);
    }
  }

  private void whole(int size, String kind, byte[] body) throws Exception {
    String title =
        String.format(Locale.ROOT, "%,d resources more %s, %,d kB", size, kind, body.length / 1024);
    List<Contestant> all = calls.whole(body, isWithoutCache && size == SIZES[0]);
    paper.race(title, all, paper.seconds(8, 30));
  }

  private void fetching() throws Exception {
    Fetching.Fetched fetched = Fetching.measure(calls.body(10), paper.isQuick() ? 20 : 100);
    paper.keep("fetching", fetched);
    paper.line(
        "%nNothing sent ahead, a FHIR server that answers in 20 ms: %.1f ms by the clock,"
            + " %d requests.%n",
        fetched.millis(), fetched.requests());
  }

  private void tokens() throws Exception {
    List<Result> results = TokenCost.results(paper.isQuick() ? 300 : 1000);
    paper.keep("tokens", results);
    paper.line("%n| a caller's token | CPU time | 95 of 100 below |%n|---|---|---|%n");
    for (Result result : results) {
      paper.line("| %s | %.3f ms | %.3f ms |%n", result.name(), result.millis(), result.millis95());
    }
  }

  private static String machine() {
    return String.format(
        Locale.ROOT,
        "%d processors, %s %s, load %.1f",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name"),
        System.getProperty("java.version"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
