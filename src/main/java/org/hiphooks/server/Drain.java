package org.hiphooks.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads the rest of a body that is refused. A client that is still sending when the connection
 * closes never sees why it was refused. No thread waits: a client that sends nothing holds none.
 */
final class Drain implements Runnable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Request request;
  private final Runnable next;
  private final long end = System.nanoTime() + PATIENCE.toNanos();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private Scheduler.Task alarm = () -> true;

  private Drain(Request request, Runnable next) {
    this.request = request;
    this.next = next;
  }

  /** Does this once the body is read, or the time is up; at once if the client waits for leave. */
  static void then(Request request, Runnable next) {
    if (request.getHeaders().contains(HttpHeader.EXPECT)) {
      next.run();
    } else {
      new Drain(request, next).begin();
    }
  }

  private void begin() {
    if (!isAtEnd()) {
      alarm =
          request
              .getComponents()
              .getScheduler()
              .schedule(this::finish, PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
      request.demand(this);
    } else {
      finish();
    }
  }

  /** More has come. */
  @Override
  public void run() {
    if (isAtEnd()) {
      alarm.cancel();
      finish();
    } else if (!isOver.get()) {
      request.demand(this);
    }
  }

  private void finish() {
    if (isOver.compareAndSet(false, true)) {
      next.run();
    }
  }

  /** Discards what is there. */
  private boolean isAtEnd() {
    while (System.nanoTime() < end) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        return false;
      }
      chunk.release();
      if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
        return true;
      }
    }
    return true;
  }
}
