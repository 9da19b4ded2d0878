package org.hiphooks.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hiphooks.ledger.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is switched off, as last read from the store. While the store is away what was known holds:
 * nothing comes alive by a failure. Thread-safe.
 */
public final class Switchboard {

  private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

  private final Store store;
  private final Clock clock;
  private volatile List<ModeSetting> settings;

  /** Reads what is set; the store must be there. */
  Switchboard(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.settings = store.modes().all();
  }

  /** All that is set. */
  public List<ModeSetting> settings() {
    return settings;
  }

  /** The mode of calls of a service by a client. */
  public Mode ofCalls(String service, String client) {
    Instant now = clock.instant();
    Mode mode = Mode.LIVE;
    for (ModeSetting setting : settings) {
      if (setting.target().isForCalls() && setting.target().isFor(service, client)) {
        mode = mode.or(setting.at(now));
      }
    }
    return mode;
  }

  /** The mode of a card for a client. */
  public Mode ofCard(String rule, String level, String service, String client) {
    Instant now = clock.instant();
    Mode mode = Mode.LIVE;
    for (ModeSetting setting : settings) {
      if (setting.target().isFor(rule, level, service, client)) {
        mode = mode.or(setting.at(now));
      }
    }
    return mode;
  }

  /**
   * Sets a mode; it holds for this process when this returns.
   *
   * @throws ChangeRefused if somebody was quicker
   * @throws LedgerUnavailable if the store is away
   */
  public ModeSetting change(ModeChange change) throws ChangeRefused {
    try {
      ModeSetting set = store.modes().change(change, clock.instant());
      settings = store.modes().all();
      LOG.warn("{} is {} now", set.target().words(), set.mode().code());
      return set;
    } catch (ChangeRefused | LedgerUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      throw new LedgerUnavailable("the ledger is away; nothing was changed", e);
    }
  }

  /** Reads again what is set, and ends what is to end. */
  void refresh() {
    try {
      if (store.modes().endExpired(clock.instant()) > 0) {
        LOG.warn("modes have ended; see the audit");
      }
      settings = store.modes().all();
    } catch (RuntimeException e) {
      LOG.debug("modes could not be read: {}", e.getClass().getName());
    }
  }
}
