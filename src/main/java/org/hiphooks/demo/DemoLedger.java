package org.hiphooks.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.ledger.Ledger;
import org.hiphooks.ledger.LedgerFolder;
import org.hiphooks.ledger.LedgerUnavailable;
import org.hiphooks.ledger.LiveLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger of a demo: it lives as long as the demo does. */
final class DemoLedger implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoLedger.class);

  private final Path folder;
  private final LiveLedger ledger;

  /**
   * A new one.
   *
   * @param clock what the demo takes for now
   */
  DemoLedger(Clock clock) {
    try {
      this.folder = Files.createTempDirectory("hiphooks-demo");
    } catch (IOException e) {
      throw new LedgerUnavailable("no folder for the demo's ledger can be made", e);
    }
    this.ledger =
        LiveLedger.open(new LedgerFolder(LedgerSection.NONE.in(folder), null), clock, true);
  }

  Ledger ledger() {
    return ledger;
  }

  /** Leaves nothing behind. */
  @Override
  public void close() {
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
