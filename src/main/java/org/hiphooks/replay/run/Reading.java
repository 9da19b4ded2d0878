package org.hiphooks.replay.run;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hiphooks.replay.visit.Asking;
import org.hiphooks.replay.visit.VisitReader;

/**
 * Reads paths into a runner. Ctrl-C ends reading; the process ends when what was on its way is
 * answered and reported, which is when this is closed, but no later than ten seconds after.
 */
public final class Reading implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 10;

  private final Runner<?> runner;
  private final CountDownLatch reported = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop");

  /** Reads into this runner. */
  public Reading(Runner<?> runner) {
    this.runner = runner;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Reads and waits until every result is taken.
   *
   * @return whether everything was read; false = it was stopped
   * @throws OutOfReach if a report could not be written
   */
  public boolean read(Asking asking, List<Path> paths) throws InterruptedException {
    boolean isWhole = false;
    try {
      new VisitReader(asking, runner).read(paths);
      isWhole = runner.wantsMore();
    } finally {
      runner.finish();
    }
    return isWhole;
  }

  private void stop() {
    runner.stop();
    try {
      reported.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything is reported. */
  @Override
  public void close() {
    reported.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, which is what the hook was for.
    }
  }
}
