package org.hiphooks.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.chart.Facts;
import org.hiphooks.decide.Decider;
import org.hiphooks.evaluate.compiled.Way;
import org.hiphooks.knowledge.ServicePlan;
import org.slf4j.LoggerFactory;

/**
 * One way to compile the rules in a process of its own, so that nothing is warm when it starts and
 * no other way has taught the machine anything.
 *
 * @param loadMillis CPU time of all threads until the rules are compiled, content loaded
 * @param firstMillis CPU time of all threads for the first 1,000 decisions
 * @param first100Millis of these, for the first 100
 * @param rounds CPU time of the one thread for a decision, of each round of all patients the mean
 * @param codeKilobytes machine code that was added
 * @param classKilobytes room that classes took beside it
 */
public record OneWay(
    double loadMillis,
    double first100Millis,
    double firstMillis,
    List<Double> rounds,
    long codeKilobytes,
    long classKilobytes) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final double NANOS_A_MILLI = 1e6;
  private static final int SOME = 100;
  private static final int FIRST = 1000;
  private static final int LAST = 5;

  /** Measures in a new process. */
  static OneWay measured(String way, int rounds) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                OneWay.class.getName(),
                way,
                Integer.toString(rounds))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    byte[] said = process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(way + " ended with " + process.exitValue());
    }
    return JSON.readValue(said, OneWay.class);
  }

  /** Measures here, in a process that has done nothing else. */
  public static void main(String[] args) throws Exception {
    ((Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.OFF);
    System.out.write(JSON.writeValueAsBytes(here(args[0], Integer.parseInt(args[1]))));
    System.out.flush();
  }

  private static OneWay here(String name, int rounds) throws Exception {
    Calls calls = new Calls();
    List<Facts> patients = GeneratedClasses.facts(calls);
    ServicePlan service = calls.knowledge().service(Calls.SERVICE).orElseThrow();
    long code = used("Code");
    long classes = used("Metaspace", "Compressed");
    long start = PROCESS.getProcessCpuTime();
    Way way = Way.of(name, calls.knowledge().cql());
    long loaded = PROCESS.getProcessCpuTime();
    Decider decider = new Decider(calls.knowledge(), way.evaluator());
    long cards = decide(decider, service, patients, 0, SOME);
    long some = PROCESS.getProcessCpuTime();
    cards += decide(decider, service, patients, SOME, FIRST);
    long first = PROCESS.getProcessCpuTime();
    List<Double> means = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      long before = THREAD.getCurrentThreadCpuTime();
      cards += decide(decider, service, patients, 0, patients.size());
      long spent = THREAD.getCurrentThreadCpuTime() - before;
      means.add(spent / NANOS_A_MILLI / patients.size());
    }
    if (cards == 0) {
      throw new IllegalStateException("no cards");
    }
    return new OneWay(
        (loaded - start) / NANOS_A_MILLI,
        (some - loaded) / NANOS_A_MILLI,
        (first - loaded) / NANOS_A_MILLI,
        means,
        used("Code") - code,
        used("Metaspace", "Compressed") - classes);
  }

  /** For a decision after so many rounds of all patients: the middle of the last ones. */
  double after(int count) {
    List<Double> last = rounds.subList(Math.max(0, count - LAST), count);
    return last.stream().sorted().skip(last.size() / 2).findFirst().orElseThrow();
  }

  private static long decide(
      Decider decider, ServicePlan service, List<Facts> patients, int from, int to) {
    long cards = 0;
    for (int i = from; i < to; i++) {
      Facts facts = patients.get(i % patients.size());
      cards += decider.decide(service, facts, Map.of(), Calls.NOW).cards().size();
    }
    return cards;
  }

  private static long used(String... pools) {
    long bytes = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      for (String name : pools) {
        if (pool.getName().startsWith(name)) {
          bytes += pool.getUsage().getUsed();
        }
      }
    }
    return bytes / 1024;
  }
}
