package org.hiphooks.replay.report;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Says how far long work is: in one line that is written over on a terminal, else a line every ten
 * seconds. Work of less than a second is not spoken of.
 */
public final class Progress implements AutoCloseable {

  private static final int TERMINAL_MILLIS = 250;
  private static final int FILE_MILLIS = 10_000;
  private static final int QUIET_MILLIS = 1_000;
  private static final int BLANKS = 79;

  private final String work;
  private final PrintWriter err;
  private final boolean isTerminal;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong differing = new AtomicLong();
  private volatile LongSupplier expected = () -> 0;
  private final long start = System.nanoTime();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Starts.
   *
   * @param work what is done, in a word
   * @param err where it says so
   * @param isTerminal whether people watch
   */
  public Progress(String work, PrintWriter err, boolean isTerminal) {
    this.work = work;
    this.err = err;
    this.isTerminal = isTerminal;
    int every = isTerminal ? TERMINAL_MILLIS : FILE_MILLIS;
    int first = isTerminal ? QUIET_MILLIS : FILE_MILLIS;
    clock.scheduleAtFixedRate(this::say, first, every, TimeUnit.MILLISECONDS);
  }

  /** Says how much of it is done, from now on: about this many in all, 0 = not known yet. */
  public void of(LongSupplier all) {
    expected = all;
  }

  /** One more visit is done. */
  public void done(boolean differs) {
    done.incrementAndGet();
    if (differs) {
      differing.incrementAndGet();
    }
  }

  private void say() {
    long all = expected.getAsLong();
    double seconds = (System.nanoTime() - start) / 1e9;
    String line = words(work, done.get(), all, differing.get(), seconds);
    if (isTerminal) {
      err.print('\r' + line + "    ");
    } else {
      err.println(line);
    }
    err.flush();
  }

  /** The line; without share and end while the number of visits is not known. */
  static String words(String work, long done, long all, long differing, double seconds) {
    double rate = done / Math.max(seconds, 1e-3);
    if (all < done || all == 0) {
      return String.format(Locale.ROOT, "%s %,d  %,.0f/s  %,d differ", work, done, rate, differing);
    }
    String left =
        done == 0
            ? ""
            : String.format(Locale.ROOT, "  %,.0f s left", Math.ceil((all - done) / rate));
    return String.format(
        Locale.ROOT,
        "%s %,d/%,d  %d %%  %,.0f/s%s  %,d differ",
        work,
        done,
        all,
        done * 100 / all,
        rate,
        left,
        differing);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    if (isTerminal) {
      err.print('\r' + " ".repeat(BLANKS) + '\r');
      err.flush();
    }
  }
}
