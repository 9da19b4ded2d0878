package org.hiphooks.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/**
 * All figures of {@code docs/performance.md} about calls, in one run. {@code quick} takes a quarter
 * of the time, and its figures are rougher. {@code without-cache} adds the reference engine as it
 * comes: one evaluation of it takes many minutes. Prints tables as the document has them;
 * everything measured is in {@code target/bench/calls.json}.
 */
public final class Benchmarks {

  private static final int[] SIZES = {10, 60, 600, 6000};
  private static final int MIDDLE = 600;
  private static final Path RAW = Path.of("target", "bench", "calls.json");

  private final boolean isQuick;
  private final boolean isWithoutCache;
  private final Calls calls = new Calls();
  private final Map<String, Object> raw = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  private Benchmarks(List<String> asked) {
    this.isQuick = asked.contains("quick");
    this.isWithoutCache = asked.contains("without-cache");
  }

  /** Measures everything. */
  public static void main(String[] args) throws Exception {
    new Benchmarks(List.of(args)).run();
  }

  private void run() throws Exception {
    // A line in the log for each call would be most of what is measured.
    ((Logger) LoggerFactory.getLogger("org.hiphooks")).setLevel(Level.ERROR);
    raw.put("when", Instant.now().toString());
    raw.put("machine", machine());
    line("%n%s%n", machine());
    warmUp();
    for (int size : SIZES) {
      whole(size, "of an ordinary chart", calls.ordinary(size));
      whole(size, "that mislead", calls.body(size));
    }
    race("Rules alone, facts of " + MIDDLE + " resources read", calls.rules(calls.body(MIDDLE)));
    throughput();
    replay();
    fetching();
    tokens();
    otherEngine();
    Files.createDirectories(RAW.getParent());
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(RAW.toFile(), raw);
    System.out.println("raw data: " + RAW);
  }

  private void whole(int size, String kind, byte[] body) throws Exception {
    String title =
        String.format(Locale.ROOT, "%,d resources more %s, %,d kB", size, kind, body.length / 1024);
    race(title, calls.whole(body, isWithoutCache && size == SIZES[0]));
  }

  /** The machine compiles what is called often: for one size that is done for all. */
  private void warmUp() throws Exception {
    for (int size : new int[] {SIZES[1], MIDDLE}) {
      new Race(calls.whole(calls.body(size), false).subList(0, 3)).run(seconds(8, 24));
      new Race(calls.whole(calls.ordinary(size), false).subList(0, 3)).run(seconds(8, 24));
    }
  }

  private Duration seconds(int quick, int full) {
    return Duration.ofSeconds(isQuick ? quick : full);
  }

  private void race(String title, List<Contestant> contestants) throws Exception {
    List<Result> results = new Race(contestants).run(seconds(12, 60));
    raw.put(title, results);
    Result yardstick = results.get(0);
    line("%n**%s**%n%n", title);
    line("| | CPU time | 95 of 100 below | to the token scan | allocated | runs |%n");
    line("|---|---|---|---|---|---|%n");
    for (Result result : results) {
      line(
          "| %s | %.3f ms | %.3f ms | %.2f | %,d kB | %,d |%n",
          result.name(),
          result.millis(),
          result.millis95(),
          result.millis() / yardstick.millis(),
          result.bytes() / 1024,
          result.runs());
    }
  }

  private void throughput() throws Exception {
    List<Map<String, Object>> rows = new ArrayList<>();
    line("%n**Calls a second**%n%n| resources | 1 thread | 2 threads |%n|---|---|---|%n");
    for (int size : new int[] {60, MIDDLE}) {
      byte[] body = calls.ordinary(size);
      Throughput.of(() -> calls.answer(body), 2, seconds(1, 4));
      double one = Throughput.of(() -> calls.answer(body), 1, seconds(2, 8));
      double two = Throughput.of(() -> calls.answer(body), 2, seconds(2, 8));
      rows.add(Map.of("resources", size, "one", one, "two", two));
      line("| %d | %,.0f | %,.0f |%n", size, one, two);
    }
    raw.put("calls a second", rows);
  }

  /** Patients that are in memory, each answered and studied as a replay does. */
  private void replay() throws Exception {
    List<ObjectNode> patients = calls.patients(SIZES[1]);
    AtomicInteger next = new AtomicInteger();
    Contestant.Work work =
        () -> calls.study(patients.get(Math.floorMod(next.getAndIncrement(), patients.size())));
    Throughput.of(work, 2, seconds(2, 8));
    double one = Throughput.of(work, 1, seconds(2, 8));
    double two = Throughput.of(work, 2, seconds(2, 8));
    raw.put("patients a second", Map.of("patients", patients.size(), "one", one, "two", two));
    line(
        "%nPatients a second from memory, %d of them among %d resources of an ordinary chart: %,.0f"
            + " on one thread, %,.0f on two.%n",
        patients.size(), SIZES[1], one, two);
  }

  private void fetching() throws Exception {
    Fetching.Fetched fetched = Fetching.measure(calls.body(10), isQuick ? 20 : 100);
    raw.put("fetching", fetched);
    line(
        "%nNothing sent ahead, a FHIR server that answers in 20 ms: %.1f ms by the clock,"
            + " %d requests.%n",
        fetched.millis(), fetched.requests());
  }

  private void tokens() throws Exception {
    List<Result> results = TokenCost.results(isQuick ? 300 : 1000);
    raw.put("tokens", results);
    line("%n| a caller's token | CPU time | 95 of 100 below |%n|---|---|---|%n");
    for (Result result : results) {
      line("| %s | %.3f ms | %.3f ms |%n", result.name(), result.millis(), result.millis95());
    }
  }

  /** What the second opinion of the tests measured on the same defines, if it was run. */
  private void otherEngine() throws IOException {
    Path report = Path.of("target", "second-opinion", "given", "report.json");
    if (Files.exists(report)) {
      var read = new ObjectMapper().readTree(report.toFile());
      double each = read.path("milliseconds").asDouble() / read.path("cases").asInt(1);
      raw.put("cql-execution", Map.of("millis", each, "defines", read.path("defines").asInt()));
      line(
          "%ncql-execution %s on Node, rules on given inputs: %.1f ms a case for %,d defines.%n",
          read.path("version").asText(), each, read.path("defines").asInt());
    }
  }

  private static String machine() {
    return String.format(
        Locale.ROOT,
        "%d processors, %s %s, load %.1f",
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("java.vm.name"),
        System.getProperty("java.version"),
        java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private void line(String format, Object... values) {
    String line = String.format(Locale.ROOT, format, values);
    text.append(line);
    System.out.print(line);
  }
}
