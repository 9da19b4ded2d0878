package org.hiphooks.replay.report;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Says how far long work is: in one line that is written over on a terminal, else a line every ten
 * seconds. Work of less than a second is not spoken of.
 */
public final class Progress implements AutoCloseable {

  private static final int TERMINAL_MILLIS = 250;
  private static final int FILE_MILLIS = 10_000;
  private static final int QUIET_MILLIS = 1_000;
  private static final int BLANKS = 60;

  private final PrintWriter err;
  private final boolean isTerminal;
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong differing = new AtomicLong();
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
   * @param err where it says so
   * @param isTerminal whether people watch
   */
  public Progress(PrintWriter err, boolean isTerminal) {
    this.err = err;
    this.isTerminal = isTerminal;
    int every = isTerminal ? TERMINAL_MILLIS : FILE_MILLIS;
    int first = isTerminal ? QUIET_MILLIS : FILE_MILLIS;
    clock.scheduleAtFixedRate(this::say, first, every, TimeUnit.MILLISECONDS);
  }

  /** One more visit is done. */
  public void done(boolean differs) {
    done.incrementAndGet();
    if (differs) {
      differing.incrementAndGet();
    }
  }

  private void say() {
    double seconds = (System.nanoTime() - start) / 1e9;
    String line =
        String.format(
            Locale.ROOT,
            "replay %,d  %,.0f/s  %,d differ",
            done.get(),
            done.get() / seconds,
            differing.get());
    if (isTerminal) {
      err.print('\r' + line + "   ");
    } else {
      err.println(line);
    }
    err.flush();
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
