package org.hiphooks.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hands over what it is given in the order in which it comes, many at once, on a thread of its own.
 * Nobody waits for it.
 *
 * @param <T> what is handed over
 */
final class WriteBehind<T> implements AutoCloseable {

  private static final int CAPACITY = 10_000;
  private static final int BATCH = 256;
  private static final long POLL_MILLIS = 100;
  private static final long CLOSE_MILLIS = 5000;

  private final BlockingQueue<T> queue = new ArrayBlockingQueue<>(CAPACITY);
  private final Consumer<List<T>> writer;
  private final Thread thread;
  private volatile boolean isClosing;

  /**
   * Starts.
   *
   * @param name of its thread
   * @param writer takes what was given; it throws nothing
   */
  WriteBehind(String name, Consumer<List<T>> writer) {
    this.writer = writer;
    this.thread = StoreGate.daemon(this::run, name);
    thread.start();
  }

  /** Takes one; false if there is no room for it, or it is too late. */
  boolean offer(T one) {
    return !isClosing && queue.offer(one);
  }

  int waiting() {
    return queue.size();
  }

  /** Hands over what has been taken, for a few seconds at most. */
  @Override
  public void close() {
    isClosing = true;
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<T> batch = new ArrayList<>();
    try {
      while (!isClosing || !queue.isEmpty()) {
        T first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, BATCH - 1);
          writer.accept(batch);
          batch.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
