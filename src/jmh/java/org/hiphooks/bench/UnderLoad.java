package org.hiphooks.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.hiphooks.server.HipHooksServer;
import org.hiphooks.server.ServerSettings;

/**
 * How long a caller waits for the real product over HTTP. Calls come at a fixed rate whether the
 * last is answered or not, and each wait counts from when the call was due: a stall is seen by all
 * who came meanwhile. Callers share machine and process with the product.
 */
final class UnderLoad {

  private static final int RESOURCES = 60;
  private static final int OK = 200;
  private static final int COME_AGAIN = 503;
  private static final int DIGITS = 3;

  /** For each processor: enough that none is idle, too few to be refused. */
  private static final int CALLERS = 8;

  private static final int[] HUNDREDTHS = {50, 80, 120};

  private final Calls calls;
  private final Paper paper;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  UnderLoad(Calls calls, Paper paper) {
    this.calls = calls;
    this.paper = paper;
  }

  /**
   * What callers saw.
   *
   * @param rate calls a second that came
   * @param answered with 200
   * @param refused told to come again
   * @param failed anything else: there should be none
   * @param callers share of the process's CPU time that the callers took, in hundredths
   */
  record Seen(
      double rate,
      long answered,
      long refused,
      long failed,
      double p50,
      double p95,
      double p99,
      double max,
      double callers) {}

  void measure() throws Exception {
    ServerSettings settings = ServerSettings.onLoopback(0).at(Calls.NOW);
    try (HipHooksServer server = HipHooksServer.start(settings, calls.guidance(), List.of())) {
      HttpRequest call =
          HttpRequest.newBuilder(server.address().resolve("/cds-services/" + Calls.SERVICE))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(calls.ordinary(RESOURCES)))
              .build();
      int threads = CALLERS * Runtime.getRuntime().availableProcessors();
      Contestant.Work one =
          () -> http.send(call, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
      Throughput.of(one, threads, paper.seconds(3, 10));
      double most = Throughput.of(one, threads, paper.seconds(4, 15));
      print(call, most);
    }
  }

  private void print(HttpRequest call, double most) throws Exception {
    paper.line("%n**Callers over HTTP, %d ordinary resources more**%n%n", RESOURCES);
    paper.line("As fast as it goes: %,.0f calls a second.%n%n", most);
    paper.line("| calls a second | answered | told to come again | p50 | p95 | p99 | max |");
    paper.line(" callers' CPU |%n|---|---|---|---|---|---|---|---|%n");
    List<Seen> all = new ArrayList<>();
    for (int hundredths : HUNDREDTHS) {
      Seen seen = at(most * hundredths / 100, call, paper.seconds(6, 25));
      all.add(seen);
      paper.line(
          "| %,.0f (%d %%) | %,d | %,d | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.0f %% |%n",
          seen.rate(),
          hundredths,
          seen.answered(),
          seen.refused(),
          seen.p50(),
          seen.p95(),
          seen.p99(),
          seen.max(),
          seen.callers());
      if (seen.failed() > 0) {
        paper.line("%n%,d calls failed.%n", seen.failed());
      }
    }
    paper.keep("over HTTP", all);
  }

  private Seen at(double rate, HttpRequest call, Duration time) throws InterruptedException {
    Waits waits = new Waits();
    long callers = callersNanos();
    long process = processNanos();
    long start = System.nanoTime();
    long count = Math.round(rate * time.toSeconds());
    for (long i = 0; i < count; i++) {
      long due = start + Math.round(i * 1e9 / rate);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      waits.open.register();
      http.sendAsync(call, HttpResponse.BodyHandlers.ofByteArray())
          .whenComplete(
              (response, fault) -> waits.ended(response == null ? 0 : response.statusCode(), due));
    }
    waits.open.awaitAdvance(waits.open.arrive());
    double share = 100.0 * (callersNanos() - callers) / (processNanos() - process);
    return waits.seen(rate, share);
  }

  /** How long each waited. */
  private static final class Waits {
    private final Phaser open = new Phaser(1);
    private final ConcurrentHistogram micros = new ConcurrentHistogram(DIGITS);
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    void ended(int status, long due) {
      if (status == OK) {
        micros.recordValue((System.nanoTime() - due) / 1000);
      } else {
        (status == COME_AGAIN ? refused : failed).incrementAndGet();
      }
      open.arriveAndDeregister();
    }

    Seen seen(double rate, double callers) {
      return new Seen(
          rate,
          micros.getTotalCount(),
          refused.get(),
          failed.get(),
          micros.getValueAtPercentile(50) / 1e3,
          micros.getValueAtPercentile(95) / 1e3,
          micros.getValueAtPercentile(99) / 1e3,
          micros.getMaxValue() / 1e3,
          callers);
    }
  }

  /** CPU time of this thread and those of the client so far. */
  private static long callersNanos() {
    var threads = ManagementFactory.getThreadMXBean();
    long nanos = threads.getCurrentThreadCpuTime();
    for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().startsWith("HttpClient-")) {
        nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return nanos;
  }

  private static long processNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
