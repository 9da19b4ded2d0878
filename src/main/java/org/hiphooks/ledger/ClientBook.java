package org.hiphooks.ledger;

import java.util.List;
import org.hiphooks.config.ClientChange;
import org.hiphooks.ledger.store.AuditTable;
import org.hiphooks.ledger.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the console says of clients, as last read from the store. While the store is away what was
 * known holds. Thread-safe.
 */
public final class ClientBook {

  private static final Logger LOG = LoggerFactory.getLogger(ClientBook.class);

  private final Store store;
  private volatile List<ClientEntry> entries;
  private volatile String state;
  private volatile Runnable whenChanged = () -> {};

  /** Reads what is said; the store must be there. */
  ClientBook(Store store) {
    this.store = store;
    this.state = store.clients().state();
    this.entries = store.clients().all();
  }

  /** All that is said. */
  public List<ClientEntry> entries() {
    return entries;
  }

  /** The same without who said it. */
  public List<ClientChange> changes() {
    return entries.stream().map(ClientEntry::change).toList();
  }

  /** What is said of a client; nothing, if nothing is. */
  public ClientEntry entry(String name) {
    return entries.stream()
        .filter(entry -> entry.change().name().equals(name))
        .findFirst()
        .orElse(ClientEntry.none(name));
  }

  /** Is told when something has changed, here or by another instance. */
  public void whenChanged(Runnable work) {
    whenChanged = work;
  }

  /**
   * Changes what is said of a client. It is durable, and in effect here, when this returns.
   *
   * @param from revision that whoever changes it has seen
   * @throws ChangeRefused if somebody was quicker
   * @throws LedgerUnavailable if the store is away
   */
  public void put(ClientChange change, long from, AuditTable.Act act) throws ChangeRefused {
    write(() -> store.clients().put(change, from, act));
  }

  /**
   * Takes back what is said of a client.
   *
   * @throws ChangeRefused if somebody was quicker
   * @throws LedgerUnavailable if the store is away
   */
  public void remove(String name, long from, AuditTable.Act act) throws ChangeRefused {
    write(() -> store.clients().remove(name, from, act));
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws ChangeRefused;
  }

  private void write(Writing writing) throws ChangeRefused {
    try {
      writing.run();
    } catch (ChangeRefused | LedgerUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      throw new LedgerUnavailable("the ledger is away; nothing was changed", e);
    }
    refresh();
  }

  /** Looks whether another instance has changed something. */
  void refresh() {
    boolean isChanged = false;
    try {
      String now = store.clients().state();
      if (!now.equals(state)) {
        read(now);
        isChanged = true;
      }
    } catch (RuntimeException e) {
      LOG.debug("clients could not be read: {}", e.getClass().getName());
    }
    if (isChanged) {
      whenChanged.run();
    }
  }

  private synchronized void read(String now) {
    entries = store.clients().all();
    state = now;
  }
}
