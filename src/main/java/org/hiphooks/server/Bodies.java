package org.hiphooks.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads what a client sends, for as long as is decent. */
final class Bodies {

  private static final Duration DRAIN = Duration.ofSeconds(2);

  private Bodies() {}

  /** The body as a stream that ends with 408 when the time is up. */
  static InputStream read(Request request, Duration time) {
    return new Timed(Content.Source.asInputStream(request), time);
  }

  /**
   * Reads the rest of a body that is refused. A client that is still sending when the connection
   * closes never sees why it was refused. One that waits for leave to send is left waiting.
   */
  static void drain(Request request) {
    if (request.getHeaders().contains(HttpHeader.EXPECT)) {
      return;
    }
    long end = System.nanoTime() + DRAIN.toNanos();
    try {
      boolean isMore = true;
      while (isMore && System.nanoTime() < end) {
        isMore = discard(request, end - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Discards what is there, or waits for more. */
  private static boolean discard(Request request, long nanos) throws InterruptedException {
    Content.Chunk chunk = request.read();
    if (chunk == null) {
      CountDownLatch arrived = new CountDownLatch(1);
      request.demand(arrived::countDown);
      return arrived.await(nanos, TimeUnit.NANOSECONDS);
    }
    chunk.release();
    return !chunk.isLast() && !Content.Chunk.isFailure(chunk);
  }

  private static final class Timed extends FilterInputStream {

    private final long end;

    Timed(InputStream body, Duration time) {
      super(body);
      this.end = System.nanoTime() + time.toNanos();
    }

    @Override
    public int read() throws IOException {
      checkTime();
      return super.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      checkTime();
      return super.read(bytes, offset, length);
    }

    private void checkTime() {
      if (System.nanoTime() > end) {
        throw new HttpException.RuntimeException(Refusal.REQUEST_TIMEOUT);
      }
    }
  }
}
