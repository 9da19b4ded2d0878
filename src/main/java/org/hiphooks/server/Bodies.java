package org.hiphooks.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Reads what a client sends, for as long as is decent. */
final class Bodies {

  private Bodies() {}

  /** The body as a stream that ends with 408 when the time is up. */
  static InputStream read(Request request, Duration time) {
    return new Timed(Content.Source.asInputStream(request), time);
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
