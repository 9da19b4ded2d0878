package org.hiphooks.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hiphooks.replay.coverage.Coverage;
import org.hiphooks.replay.coverage.Watch;
import org.hiphooks.replay.run.InProcess;
import org.hiphooks.replay.run.Judge;
import org.hiphooks.replay.run.Result;
import org.hiphooks.replay.run.Runner;
import org.hiphooks.replay.run.Tally;
import org.hiphooks.replay.visit.Visit;

/**
 * Whether a replay costs the same for every patient, however many there are: the product's own
 * replay without its files, of patients that are in memory as bytes, each with an id of its own.
 */
final class MorePatients {

  private static final int RESOURCES = 60;
  private static final int THREADS = 2;
  private static final int[] SIZES = {100, 1_000, 10_000};
  private static final int MEGABYTE = 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Calls calls;
  private final Paper paper;
  private final Watch watch;
  private final Judge judge;

  MorePatients(Calls calls, Paper paper) {
    this.calls = calls;
    this.paper = paper;
    this.watch = new Watch(calls.knowledge(), Map.of());
    this.judge = new Judge(new InProcess(calls.guidance()), null, watch, calls.knowledge());
  }

  /**
   * What a replay took.
   *
   * @param patients how many
   * @param second patients a second, by the clock
   * @param before heap in use before it, the patients included, in megabytes
   * @param after the same after it, with its result
   * @param result size of what it counted, in kilobytes
   */
  record Replayed(int patients, double second, double before, double after, int result) {}

  void measure() throws Exception {
    int largest = paper.isQuick() ? SIZES[1] : SIZES[2];
    List<byte[]> patients = patients(largest);
    replayed(patients.subList(0, SIZES[1]), 1);
    paper.line("%n**Replay of patients in memory, %d threads**%n%n", THREADS);
    paper.line("| patients | a second | heap before | heap after | what it counted |%n");
    paper.line("|---|---|---|---|---|%n");
    List<Replayed> all = new ArrayList<>();
    for (int size : SIZES) {
      if (size <= largest) {
        Replayed replayed = replayed(patients.subList(0, size), Math.max(1, most() / size));
        all.add(replayed);
        paper.line(
            "| %,d | %,.0f | %.0f MB | %.0f MB | %,d kB |%n",
            size, replayed.second(), replayed.before(), replayed.after(), replayed.result());
      }
    }
    paper.keep("replay", all);
  }

  /** Variants of all kinds of patients. */
  private List<byte[]> patients(int count) throws Exception {
    List<byte[]> kinds = calls.patients(RESOURCES);
    List<byte[]> patients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String text = new String(kinds.get(i % kinds.size()), UTF_8);
      String id = JSON.readTree(text).at("/context/patientId").asText();
      patients.add(text.replace(id, id + '-' + i / kinds.size()).getBytes(UTF_8));
    }
    return patients;
  }

  /** Few patients are over before anything can be said: they are replayed several times. */
  private int most() {
    return paper.isQuick() ? SIZES[1] : 2 * SIZES[1];
  }

  private Replayed replayed(List<byte[]> patients, int times) throws Exception {
    double before = heap();
    Tally tally = new Tally(new Coverage(watch), Map.of());
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      tally = new Tally(new Coverage(watch), Map.of());
      replay(patients, tally);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double after = heap();
    return new Replayed(
        patients.size(), times * patients.size() / seconds, before, after, kilobytes(tally));
  }

  /** As the product does it: this thread reads, others answer, one counts. */
  private void replay(List<byte[]> patients, Tally tally) throws Exception {
    Runner<Result> runner = new Runner<>(judge, THREADS, tally::add, tally::add);
    for (byte[] patient : patients) {
      ObjectNode request = (ObjectNode) JSON.readTree(patient);
      runner.visit(new Visit("patient", "", Calls.SERVICE, request, Calls.NOW, null, null));
    }
    runner.finish();
    if (tally.visits() != patients.size() || tally.of(Result.Verdict.ERROR) > 0) {
      throw new IllegalStateException("not all were answered");
    }
  }

  private static int kilobytes(Tally tally) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(tally);
    }
    return bytes.size() / 1024;
  }

  private static double heap() {
    System.gc();
    Runtime machine = Runtime.getRuntime();
    return (double) (machine.totalMemory() - machine.freeMemory()) / MEGABYTE;
  }
}
