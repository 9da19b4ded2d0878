package org.hiphooks.ledger;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.hiphooks.cards.OverrideMemory;
import org.hiphooks.cdshooks.FeedbackEntry;
import org.hiphooks.config.GuardSection;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.ledger.store.Store;
import org.hiphooks.trust.TokenMemory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger of a server. */
public final class LiveLedger implements Ledger, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveLedger.class);
  private static final long SPOOL_BYTES = 256L * 1024 * 1024;
  private static final Duration BEAT = Duration.ofMillis(500);

  private final Store store;
  private final LedgerKey key;
  private final FileLock lock;
  private final Spool spool;
  private final StoreGate gate;
  private final CallWriter writer;
  private final Switchboard switchboard;
  private final Recording recording;
  private final Clock clock;
  private final OverrideMemory memory;
  private final SeenCodes codes;
  private final RefusedTokens refusals;
  private final ClientBook clients;
  private final long lost;
  private volatile @Nullable FiringGuard guard;
  private volatile @Nullable Chores chores;
  private volatile @Nullable LedgerTokens tokens;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(work -> StoreGate.daemon(work, "ledger-beat"));

  private final ScheduledFuture<?> beating;

  private LiveLedger(LedgerFolder folder, LedgerKey key, FileLock lock, Settled settled)
      throws IOException {
    this.store = settled.store();
    this.key = key;
    this.lock = lock;
    this.clock = settled.clock();
    this.recording = new Recording(key, settled.areCommentsKept());
    this.spool = new Spool(folder.spool(), SPOOL_BYTES);
    this.gate = new StoreGate(store, spool);
    gate.recover();
    this.memory = new LedgerMemory(store, gate, key);
    CallCounters counters = CallCounters.open(folder.counters());
    this.lost = settle(counters);
    counters.begin(UUID.randomUUID());
    this.writer = new CallWriter(gate, counters);
    this.codes = new SeenCodes(store.seenCodes(), clock);
    this.refusals = new RefusedTokens(store.refusals());
    this.clients = new ClientBook(store);
    this.switchboard = new Switchboard(store, Clock.systemUTC());
    this.beating =
        beat.scheduleWithFixedDelay(
            this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private record Settled(Store store, Clock clock, boolean areCommentsKept) {}

  /**
   * Opens a ledger, brings what waits from before into the store, and counts what was lost.
   *
   * @param folder where it is
   * @param clock when calls and feedback come
   * @param areCommentsKept whether clinicians' comments are kept, encrypted
   * @throws LedgerUnavailable if it is out of reach
   */
  public static LiveLedger open(LedgerFolder folder, Clock clock, boolean areCommentsKept) {
    FileLock lock = folder.lock();
    try {
      LedgerKey key = folder.key();
      Store store = folder.openStore(key);
      try {
        return new LiveLedger(folder, key, lock, new Settled(store, clock, areCommentsKept));
      } catch (IOException | RuntimeException e) {
        store.close();
        throw new LedgerUnavailable("the ledger cannot be opened", e);
      }
    } catch (LedgerUnavailable e) {
      release(lock);
      throw e;
    }
  }

  /**
   * Deletes what is too old, and watches how often rules fire, from now on.
   *
   * @throws LedgerUnavailable if the baseline cannot be read
   */
  public void keepHouse(LedgerSection section) {
    GuardSection watched = section.guard();
    FiringGuard created =
        watched == null ? null : new FiringGuard(store, switchboard, watched, clock);
    guard = created;
    chores = new Chores(store, section, created, codes, refusals);
  }

  /** Rules that fire too often or too rarely; empty if nobody looks. */
  public List<FiringAlarm> alarms() {
    FiringGuard watching = guard;
    return watching == null ? List.of() : watching.alarms();
  }

  /** How often a rule fired in the replay; empty if nobody compares. */
  public Optional<FiringRate> expected(String service, String rule, String level) {
    return Optional.ofNullable(guard).map(watching -> watching.expected(service, rule, level));
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public Mode ofCalls(String service, String client) {
    return switchboard.ofCalls(service, client);
  }

  @Override
  public Mode ofCard(String rule, String level, String service, String client) {
    return switchboard.ofCard(rule, level, service, client);
  }

  @Override
  public OverrideMemory overrides() {
    return memory;
  }

  @Override
  public TokenMemory tokens(TokenMemory own) {
    LedgerTokens known = new LedgerTokens(own, store, gate);
    tokens = known;
    return known;
  }

  @Override
  public SeenCodes codes() {
    return codes;
  }

  @Override
  public RefusedTokens refusals() {
    return refusals;
  }

  /** What the console says of clients. */
  public ClientBook clients() {
    return clients;
  }

  @Override
  public void record(AnsweredCall call) {
    try {
      String service = call.service().id();
      writer.take(
          recording.call(
              call,
              clock.instant(),
              (rule, level) -> switchboard.ofCard(rule, level, service, call.client())));
    } catch (RuntimeException e) {
      LOG.error("a call could not be recorded: {}", e.getClass().getName());
    }
  }

  @Override
  public void keep(String client, String service, List<FeedbackEntry> entries) {
    List<RecordedFeedback> records = new ArrayList<>();
    for (FeedbackEntry entry : entries) {
      records.addAll(recording.feedback(client, service, entry, clock.instant()));
    }
    try {
      gate.add(records);
    } catch (IOException e) {
      throw new LedgerUnavailable("feedback cannot be kept", e);
    }
  }

  /** What is switched off, to change it. */
  public Switchboard switchboard() {
    return switchboard;
  }

  /** The store, to look into. */
  public Store store() {
    return store;
  }

  /** The key of its persons. */
  public LedgerKey key() {
    return key;
  }

  /** How it is doing. */
  public LedgerState state() {
    return new LedgerState(
        !gate.isDown(),
        writer.waiting(),
        writer.longestLagMillis(),
        spool.bytes(),
        spool.damaged(),
        writer.dropped(),
        lost);
  }

  /** Writes what has been taken, then closes. */
  @Override
  public void close() {
    beating.cancel(false);
    beat.shutdown();
    codes.write();
    refusals.write();
    writer.close();
    LedgerTokens remembered = tokens;
    if (remembered != null) {
      remembered.close();
    }
    gate.close();
    store.close();
    try {
      spool.close();
    } catch (IOException e) {
      LOG.warn("the spool could not be closed: {}", e.getClass().getName());
    }
    release(lock);
  }

  private void beat() {
    try {
      gate.recover();
      switchboard.refresh();
      clients.refresh();
      Chores due = chores;
      if (due != null) {
        due.run();
      }
    } catch (RuntimeException e) {
      LOG.error("the ledger's beat failed: {}", e.getClass().getName());
    }
  }

  /** How many calls the process before has taken that are nowhere to be found. */
  private long settle(CallCounters counters) {
    String boot = counters.boot();
    long found = counters.written() + store.calls().countFrom(boot, counters.written());
    long missing = Math.max(0, counters.taken() - found);
    if (missing > 0) {
      store.calls().addLoss(boot, clock.millis(), missing);
      LOG.warn("{} calls were answered but not recorded when the process before ended", missing);
    }
    return store.calls().lost();
  }

  private static void release(FileLock lock) {
    try {
      lock.acquiredBy().close();
    } catch (IOException e) {
      LOG.warn("the ledger's lock could not be given back: {}", e.getClass().getName());
    }
  }
}
