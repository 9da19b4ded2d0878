package org.hiphooks.replay;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * While this is open, only faults of ours are logged: what single answers could not read is counted
 * in the reports, and not said a thousand times.
 */
final class QuietLog implements AutoCloseable {

  private final @Nullable Logger log;
  private final @Nullable Level before;

  QuietLog() {
    log = LoggerFactory.getLogger("org.hiphooks.guidance") instanceof Logger known ? known : null;
    before = log == null ? null : log.getLevel();
    if (log != null) {
      log.setLevel(Level.ERROR);
    }
  }

  @Override
  public void close() {
    if (log != null) {
      log.setLevel(before);
    }
  }
}
