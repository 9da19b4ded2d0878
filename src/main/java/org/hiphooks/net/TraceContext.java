package org.hiphooks.net;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;

/** The trace that a thread works on, in words of the W3C. */
public final class TraceContext {

  /** The header that is read and passed on. {@code tracestate} is not: it may hold anything. */
  public static final String HEADER = "traceparent";

  private TraceContext() {}

  /** Headers that pass the trace of this thread on; none if there is none. */
  public static Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    W3CTraceContextPropagator.getInstance()
        .inject(
            Context.current(),
            headers,
            (carrier, name, value) -> {
              if (carrier != null && HEADER.equals(name)) {
                carrier.put(name, value);
              }
            });
    return headers;
  }
}
