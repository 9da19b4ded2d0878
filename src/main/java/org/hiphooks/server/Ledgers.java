package org.hiphooks.server;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.config.Settings;
import org.hiphooks.ledger.Ledger;
import org.hiphooks.ledger.LedgerFolder;
import org.hiphooks.ledger.LedgerState;
import org.hiphooks.ledger.LiveLedger;
import org.jspecify.annotations.Nullable;

/** Opens the ledger of a server, and closes it when the server has ended. */
final class Ledgers implements AutoCloseable {

  private final Map<String, String> environment;
  private @Nullable LiveLedger ledger;

  Ledgers(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Opens the ledger that is asked for; none if none is.
   *
   * @param folder folder that the command line names; null = that of the configuration
   * @param clock when calls and feedback come
   * @throws org.hiphooks.ledger.LedgerUnavailable if it is out of reach
   */
  Ledger open(Settings settings, @Nullable Path folder, Clock clock, Telemetry telemetry) {
    LedgerSection section = folder == null ? settings.ledger() : settings.ledger().in(folder);
    if (section.folder() == null) {
      return Ledger.NONE;
    }
    LedgerFolder files = new LedgerFolder(section, environment.get(LedgerFolder.KEY_VARIABLE));
    LiveLedger opened = LiveLedger.open(files, clock, section.comments());
    ledger = opened;
    opened.keepHouse(section);
    gauge(telemetry, opened, "store.up", state -> state.isStoreThere() ? 1 : 0);
    gauge(telemetry, opened, "waiting", LedgerState::waiting);
    gauge(telemetry, opened, "lag.longest.ms", LedgerState::longestLagMillis);
    gauge(telemetry, opened, "spool.bytes", LedgerState::spooledBytes);
    gauge(telemetry, opened, "dropped", LedgerState::dropped);
    gauge(telemetry, opened, "lost", LedgerState::lost);
    telemetry.registry().gauge("hiphooks.ledger.alarms", opened, live -> live.alarms().size());
    return opened;
  }

  /** What was opened; empty if nothing was. */
  Optional<LiveLedger> opened() {
    return Optional.ofNullable(ledger);
  }

  /** Where it is and what is switched off, for whoever starts the server. */
  List<String> words() {
    LiveLedger opened = ledger;
    if (opened == null) {
      return List.of("Ledger   none: nothing is recorded, feedback is not taken (--ledger DIR)");
    }
    long set = opened.switchboard().settings().size();
    long clients = opened.clients().entries().size();
    return List.of(
        "Ledger   open, "
            + set
            + (set == 1 ? " mode is set" : " modes are set")
            + (clients == 0 ? "" : ", the console has the say on clients: " + clients));
  }

  @Override
  public synchronized void close() {
    LiveLedger opened = ledger;
    ledger = null;
    if (opened != null) {
      opened.close();
    }
  }

  private static void gauge(
      Telemetry telemetry, LiveLedger ledger, String name, ToDoubleFunction<LedgerState> value) {
    telemetry
        .registry()
        .gauge("hiphooks.ledger." + name, ledger, opened -> value.applyAsDouble(opened.state()));
  }
}
