package org.hiphooks.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.demo.ehr.LedgerSwitch;
import org.hiphooks.ledger.LedgerFolder;
import org.hiphooks.ledger.LedgerUnavailable;
import org.hiphooks.ledger.LiveLedger;
import org.hiphooks.ledger.store.HeldFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger of a demo: it lives as long as the demo does. */
final class DemoLedger implements LedgerSwitch, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoLedger.class);

  private final Path folder;
  private final LiveLedger ledger;
  private final Clock clock;
  private @Nullable HeldFile holder;

  /**
   * A new one.
   *
   * @param clock what the demo takes for now
   */
  DemoLedger(Clock clock) {
    this.clock = clock;
    try {
      this.folder = Files.createTempDirectory("hiphooks-demo");
    } catch (IOException e) {
      throw new LedgerUnavailable("no folder for the demo's ledger can be made", e);
    }
    this.ledger =
        LiveLedger.open(new LedgerFolder(LedgerSection.NONE.in(folder), null), clock, true);
  }

  LiveLedger ledger() {
    return ledger;
  }

  @Override
  public boolean isThere() {
    return true;
  }

  @Override
  public synchronized boolean isDown() {
    return holder != null;
  }

  /** Holds the file for itself, so that nobody else can read or write it. */
  @Override
  public synchronized void setDown(boolean down) {
    HeldFile held = holder;
    try {
      if (down && held == null) {
        holder = new HeldFile(database());
      } else if (!down && held != null) {
        holder = null;
        held.close();
      }
    } catch (LedgerUnavailable e) {
      LOG.warn("the demo's ledger could not be switched: {}", e.getClass().getName());
    }
  }

  private Path database() {
    return folder.resolve("hiphooks.db");
  }

  /** What is taken for now. */
  Clock clock() {
    return clock;
  }

  /** Leaves nothing behind. */
  @Override
  public void close() {
    setDown(false);
    ledger.close();
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("the demo's ledger is left in {}", folder);
    }
  }
}
