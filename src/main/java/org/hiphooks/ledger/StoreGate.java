package org.hiphooks.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.hiphooks.ledger.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way into the store: what it does not take in time waits in the spool, and goes in later. A
 * record that goes in by both ways is there once, by its id.
 */
final class StoreGate implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreGate.class);
  private static final long PATIENCE_MILLIS = 1000;

  private final Store store;
  private final Spool spool;
  private final ExecutorService hands =
      Executors.newFixedThreadPool(4, work -> daemon(work, "ledger-store"));
  private volatile boolean isClosed;

  StoreGate(Store store, Spool spool) {
    this.store = store;
    this.spool = spool;
  }

  static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Writes calls, to the store or the spool. */
  void add(List<RecordedCall> calls, String boot, long place) throws IOException {
    if (!isTaken(() -> store.calls().add(calls, boot, place))) {
      spool.append(
          calls.stream()
              .map(call -> SpoolLines.of(new SpoolLines.WaitingCall(call, boot, place)))
              .toList());
    }
  }

  /** Writes feedback, to the store or the spool. It is durable when this returns. */
  void add(List<RecordedFeedback> feedback) throws IOException {
    if (!isTaken(() -> store.feedback().add(feedback))) {
      spool.append(feedback.stream().map(SpoolLines::of).toList());
    }
  }

  /**
   * Asks the store something that can be done without.
   *
   * @throws LedgerUnavailable if it is away or does not answer in time
   */
  <T> T ask(Supplier<T> question, long millis) {
    if (isClosed) {
      throw new LedgerUnavailable("the ledger's store is away", null);
    }
    try {
      return CompletableFuture.supplyAsync(question, hands).get(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerUnavailable("stopping", null);
    } catch (ExecutionException | TimeoutException e) {
      throw new LedgerUnavailable("the ledger's store did not answer", e);
    }
  }

  /** Whether the store was seen to fail and nothing of it has been heard since. */
  boolean isDown() {
    return isClosed;
  }

  /** Tries the store again, and brings what waits. */
  void recover() {
    if (!isClosed && spool.bytes() == 0) {
      return;
    }
    if (!store.isThere()) {
      return;
    }
    try {
      spool.drain(this::bring);
      if (isClosed) {
        LOG.warn("the ledger's store is there again");
      }
      isClosed = false;
    } catch (IOException | RuntimeException e) {
      LOG.warn("what waits could not be brought to the store: {}", e.getClass().getName());
    }
  }

  @Override
  public void close() {
    hands.shutdown();
  }

  private void bring(List<String> lines) {
    List<RecordedFeedback> feedback = new ArrayList<>();
    for (String line : lines) {
      JsonNode node = SpoolLines.read(line);
      if (SpoolLines.isCall(node)) {
        SpoolLines.WaitingCall waiting = SpoolLines.call(node);
        store.calls().add(List.of(waiting.call()), waiting.boot(), waiting.place());
      } else {
        feedback.add(SpoolLines.feedback(node));
      }
    }
    store.feedback().add(feedback);
  }

  private boolean isTaken(Runnable work) {
    if (isClosed) {
      return false;
    }
    CompletableFuture<Void> done = CompletableFuture.runAsync(work, hands);
    try {
      done.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      isClosed = true;
      Throwable cause = e.getCause() == null ? e : e.getCause();
      LOG.warn("the ledger's store is away: {}; what comes waits on disk", name(cause));
      return false;
    }
  }

  private static String name(Throwable cause) {
    return cause.getClass().getName();
  }
}
