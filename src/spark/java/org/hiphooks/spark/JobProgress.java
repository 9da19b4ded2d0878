package org.hiphooks.spark;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says every ten seconds how far the job is: done, total, rate and time left. */
final class JobProgress implements AutoCloseable {

  private static final int EVERY_SECONDS = 10;

  private final PrintWriter err;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
          });
  private volatile String stage = "starts";
  private volatile LongSupplier done = () -> 0;
  private volatile long before;
  private volatile long total;
  private volatile long start = System.nanoTime();

  JobProgress(PrintWriter err) {
    this.err = err;
    clock.scheduleAtFixedRate(this::say, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** What is done now; how much of it cannot be told. */
  void stage(String words) {
    stage = words;
    total = 0;
    err.println("cohort: " + words);
    err.flush();
  }

  /**
   * Patients are answered from now on.
   *
   * @param all how many there are
   * @param finished how many of them an earlier run has answered
   * @param answered how many this run has answered
   */
  void patients(long all, long finished, LongSupplier answered) {
    stage = "patients";
    before = finished;
    done = answered;
    total = all;
    start = System.nanoTime();
    say();
  }

  private void say() {
    long all = total;
    double seconds = (System.nanoTime() - start) / 1e9;
    err.println(all == 0 ? "cohort: " + stage : words(done.getAsLong(), before, all, seconds));
    err.flush();
  }

  /** The line. Tasks that ran twice are counted twice, so it never says more than all. */
  static String words(long done, long before, long all, double seconds) {
    long now = Math.min(all, before + done);
    double rate = done / Math.max(seconds, 1e-3);
    String left =
        done == 0
            ? ""
            : String.format(Locale.ROOT, "  %,.0f s left", Math.ceil((all - now) / rate));
    return String.format(
        Locale.ROOT,
        "cohort: %,d/%,d patients  %d %%  %,.0f/s%s",
        now,
        all,
        now * 100 / all,
        rate,
        left);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
