package org.hiphooks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks at files now and then and tells when they have changed and rest. Looking is slower than
 * being told by the file system, but works on every mount of a container.
 */
final class FileWatch implements AutoCloseable {

  private static final int DEPTH = 8;

  private final Supplier<List<Path>> roots;
  private final Runnable changed;
  private Map<Path, String> taken;
  private Map<Path, String> seen;

  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "file-watch");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * A watch that does not look by itself yet.
   *
   * @param roots files and folders
   * @param changed called when they have changed and were the same at two looks
   */
  FileWatch(Supplier<List<Path>> roots, Runnable changed) {
    this.roots = roots;
    this.changed = changed;
    this.taken = state();
    this.seen = taken;
  }

  FileWatch every(Duration period) {
    looks.scheduleWithFixedDelay(
        this::look, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  /** One look. A file that is still being written is not taken. */
  void look() {
    Map<Path, String> now = state();
    boolean rests = now.equals(seen);
    seen = now;
    if (rests && !now.equals(taken)) {
      taken = now;
      changed.run();
    }
  }

  private Map<Path, String> state() {
    Map<Path, String> state = new TreeMap<>();
    for (Path root : roots.get()) {
      try (Stream<Path> files = Files.walk(root, DEPTH)) {
        files.filter(Files::isRegularFile).forEach(file -> state.put(file, stamp(file)));
      } catch (IOException | java.io.UncheckedIOException e) {
        state.put(root, e.getClass().getSimpleName());
      }
    }
    return state;
  }

  private static String stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.lastModifiedTime() + " " + attributes.size() + ' ' + attributes.fileKey();
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
  }
}
