package org.hiphooks.replay.run;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hiphooks.replay.visit.LeftOut;
import org.hiphooks.replay.visit.Visit;
import org.hiphooks.replay.visit.VisitSink;
import org.jspecify.annotations.Nullable;

/**
 * Answers visits on several threads and hands the results on in the order in which the visits came.
 * A bounded number is on its way, so memory does not grow with the number of visits.
 *
 * @param <T> what comes of a visit
 */
public final class Runner<T> implements VisitSink {

  private static final int PER_THREAD = 4;

  private final Function<Visit, T> work;
  private final Consumer<T> results;
  private final Consumer<LeftOut> leftOut;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final ExecutorService workers;
  private final BlockingQueue<CompletableFuture<@Nullable Object>> onTheWay;
  private final Thread writer;
  private final AtomicLong expected = new AtomicLong();
  private volatile @Nullable Throwable failure;

  /**
   * Starts.
   *
   * @param work what is done with each visit; called on several threads at once
   * @param threads how many visits are answered at once
   * @param results takes results, one at a time and in order
   * @param leftOut takes what could not be read, in order with the results
   */
  public Runner(
      Function<Visit, T> work, int threads, Consumer<T> results, Consumer<LeftOut> leftOut) {
    this.work = work;
    this.results = results;
    this.leftOut = leftOut;
    this.workers = Executors.newFixedThreadPool(threads);
    this.onTheWay = new ArrayBlockingQueue<>(threads * PER_THREAD);
    this.writer = new Thread(this::write, "results");
    this.writer.start();
  }

  @Override
  public void visit(Visit visit) {
    enqueue(CompletableFuture.supplyAsync(() -> new Done<>(work.apply(visit)), workers));
  }

  @Override
  public void leftOut(LeftOut missing) {
    enqueue(CompletableFuture.completedFuture(missing));
  }

  @Override
  public void expect(long visits) {
    expected.addAndGet(visits);
  }

  /** About how many visits there will be, as far as is known. */
  public long expected() {
    return expected.get();
  }

  @Override
  public boolean wantsMore() {
    return !stopped.get();
  }

  /** Takes no further visits. Those on their way are still answered. */
  public void stop() {
    stopped.set(true);
  }

  /**
   * Waits until everything is written.
   *
   * @throws OutOfReach if results could not be written
   */
  public void finish() throws InterruptedException {
    enqueue(CompletableFuture.completedFuture(null));
    writer.join();
    workers.shutdown();
    if (failure instanceof RuntimeException known) {
      throw known;
    }
    if (failure != null) {
      throw new IllegalStateException("a result could not be judged or written", failure);
    }
  }

  private void enqueue(CompletableFuture<@Nullable Object> item) {
    try {
      onTheWay.put(item);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
    }
  }

  private void write() {
    try {
      for (Object item = next(); item != null; item = next()) {
        write(item);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Object next() throws InterruptedException {
    try {
      return onTheWay.take().get();
    } catch (ExecutionException e) {
      return new Failure(e.getCause() == null ? e : e.getCause());
    }
  }

  /** After a failure the rest is still taken, so that nobody waits for room for ever. */
  private void write(Object item) {
    if (failure != null) {
      return;
    }
    try {
      if (item instanceof Done<?> done) {
        accept(done);
      } else if (item instanceof LeftOut missing) {
        leftOut.accept(missing);
      } else if (item instanceof Failure failed) {
        fail(failed.cause());
      }
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  @SuppressWarnings("unchecked")
  private void accept(Done<?> done) {
    // Only this class makes these, from the work it was given.
    results.accept((T) done.result());
  }

  private void fail(Throwable cause) {
    failure = cause;
    stop();
  }

  private record Done<R>(R result) {}

  private record Failure(Throwable cause) {}
}
