package org.hiphooks.server;

import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Counts each request when it is over and, if wanted, writes a line: method, route, status, bytes
 * and milliseconds. Neither address nor query string nor header is written.
 */
final class AccessLog implements RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger("hiphooks.access");
  private static final int LEAST_REFUSAL = 400;
  private static final String UNNAMED = "-";
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

  private final CallMetrics metrics;
  private final boolean isWritten;

  AccessLog(CallMetrics metrics, boolean isWritten) {
    this.metrics = metrics;
    this.isWritten = isWritten;
  }

  @Override
  public void log(Request request, Response response) {
    long nanos = NanoTime.since(request.getBeginNanoTime());
    String route = Route.of(request);
    int status = response.getStatus();
    metrics.ended(route, status, nanos);
    if (status >= LEAST_REFUSAL) {
      metrics.refused(status, Replies.reason(request, status));
    }
    if (isWritten) {
      try (MDC.MDCCloseable id = Correlation.logged(Replies.correlation(request))) {
        LOG.info(
            "{} {} {} bytes={} ms={}",
            method(request),
            route,
            status,
            Response.getContentBytesWritten(response),
            nanos / 1_000_000);
      }
    }
  }

  /** A method is a word of the client: only the known ones are written. */
  private static String method(Request request) {
    String method = request.getMethod();
    return method != null && METHODS.contains(method) ? method : UNNAMED;
  }
}
