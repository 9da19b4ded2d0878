package org.hiphooks.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
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

  private static final String CALLERS_NAME = "callers";
  private static final int CALLER_THREADS = 8;
  private static final int MANY = 100_000;

  /** What is less is as fast as before. */
  private static final double FASTER = 1.05;

  private static final int[] HUNDREDTHS = {50, 80, 120};

  private final Calls calls;
  private final Paper paper;
  private final HttpClient http = new HttpClient();

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
   * @param refusedP99 milliseconds until 99 of 100 of them were told, counted from when due
   * @param failed anything else: there should be none
   * @param callers share of the process's CPU time that the callers took, in hundredths
   */
  record Seen(
      double rate,
      long answered,
      long refused,
      double refusedP99,
      long failed,
      double p50,
      double p95,
      double p99,
      double max,
      double callers) {}

  void measure() throws Exception {
    ServerSettings settings = ServerSettings.onLoopback(0).at(Calls.NOW);
    byte[] body = calls.ordinary(RESOURCES);
    try (HipHooksServer server = HipHooksServer.start(settings, calls.guidance(), List.of())) {
      startCallers();
      URI service = server.address().resolve("/cds-services/" + Calls.SERVICE);
      Supplier<Request> call =
          () ->
              http.newRequest(service)
                  .method(HttpMethod.POST)
                  .body(new BytesRequestContent("application/json", body));
      int threads = CALLERS * Runtime.getRuntime().availableProcessors();
      print(call, steady(() -> call.get().send().getStatus(), threads));
    } finally {
      http.stop();
    }
  }

  /** A client that keeps many calls open with few threads: one with a thread for each waits. */
  private void startCallers() throws Exception {
    QueuedThreadPool threads = new QueuedThreadPool(CALLER_THREADS);
    threads.setName(CALLERS_NAME);
    http.setExecutor(threads);
    http.setMaxConnectionsPerDestination(MANY);
    http.setMaxRequestsQueuedPerDestination(MANY);
    http.start();
  }

  /**
   * Calls a second once they get no faster: callers who leave no processor free leave none to the
   * JIT compiler either.
   */
  private double steady(Contestant.Work one, int threads) throws Exception {
    double last = 0;
    double now = Throughput.of(one, threads, paper.seconds(3, 15));
    for (int more = paper.isQuick() ? 1 : 10; more > 0 && now > last * FASTER; more--) {
      last = now;
      now = Throughput.of(one, threads, paper.seconds(4, 15));
    }
    return now;
  }

  private void print(Supplier<Request> call, double most) throws Exception {
    paper.line("%n**Callers over HTTP, %d ordinary resources more**%n%n", RESOURCES);
    paper.line("As fast as it goes: %,.0f calls a second.%n%n", most);
    paper.line("| calls a second | answered | p50 | p95 | p99 | max | told to come again | p99 |");
    paper.line(" callers' CPU |%n|---|---|---|---|---|---|---|---|---|%n");
    List<Seen> all = new ArrayList<>();
    for (int hundredths : HUNDREDTHS) {
      Seen seen = at(most * hundredths / 100, call, paper.seconds(6, 25));
      all.add(seen);
      paper.line(
          "| %,.0f (%d %%) | %,d | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %,d | %s | %.0f %% |%n",
          seen.rate(),
          hundredths,
          seen.answered(),
          seen.p50(),
          seen.p95(),
          seen.p99(),
          seen.max(),
          seen.refused(),
          seen.refused() == 0 ? "" : String.format(Locale.ROOT, "%.0f ms", seen.refusedP99()),
          seen.callers());
      if (seen.failed() > 0) {
        paper.line("%n%,d calls failed.%n", seen.failed());
      }
    }
    paper.keep("over HTTP", all);
  }

  private Seen at(double rate, Supplier<Request> call, Duration time) throws InterruptedException {
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
      call.get()
          .send(
              result -> waits.ended(result.isFailed() ? 0 : result.getResponse().getStatus(), due));
    }
    waits.open.awaitAdvance(waits.open.arrive());
    double share = 100.0 * (callersNanos() - callers) / (processNanos() - process);
    return waits.seen(rate, share);
  }

  /** How long each waited. */
  private static final class Waits {
    private final Phaser open = new Phaser(1);
    private final ConcurrentHistogram micros = new ConcurrentHistogram(DIGITS);
    private final ConcurrentHistogram refused = new ConcurrentHistogram(DIGITS);
    private final AtomicLong failed = new AtomicLong();

    void ended(int status, long due) {
      long waited = (System.nanoTime() - due) / 1000;
      if (status == OK) {
        micros.recordValue(waited);
      } else if (status == COME_AGAIN) {
        refused.recordValue(waited);
      } else {
        failed.incrementAndGet();
      }
      open.arriveAndDeregister();
    }

    Seen seen(double rate, double callers) {
      return new Seen(
          rate,
          micros.getTotalCount(),
          refused.getTotalCount(),
          refused.getValueAtPercentile(99) / 1e3,
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
      if (thread != null && thread.getThreadName().startsWith(CALLERS_NAME)) {
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
