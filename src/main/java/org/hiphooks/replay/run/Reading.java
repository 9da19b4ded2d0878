package org.hiphooks.replay.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hiphooks.replay.visit.Asking;
import org.hiphooks.replay.visit.VisitReader;

/** Reads all paths into a runner. Ctrl-C ends reading; what is on its way is still answered. */
public final class Reading {

  private static final Duration STOP = Duration.ofSeconds(10);

  private Reading() {}

  /**
   * Reads and waits until everything is written.
   *
   * @return whether everything was read; false = it was stopped
   * @throws OutOfReach if a report could not be written
   */
  public static boolean read(Asking asking, List<Path> paths, Runner<?> runner)
      throws InterruptedException {
    Thread main = Thread.currentThread();
    Thread stop =
        new Thread(
            () -> {
              runner.stop();
              join(main);
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    boolean isStopped = false;
    try {
      new VisitReader(asking, runner).read(paths);
      isStopped = !runner.wantsMore();
    } finally {
      runner.finish();
    }
    if (!isStopped) {
      Runtime.getRuntime().removeShutdownHook(stop);
    }
    return !isStopped;
  }

  private static void join(Thread main) {
    try {
      main.join(STOP.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
