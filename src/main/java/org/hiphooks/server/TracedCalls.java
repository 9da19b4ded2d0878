package org.hiphooks.server;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.net.TraceContext;
import org.jspecify.annotations.Nullable;

/** Makes a span of each call: its route, status and correlation id, nothing of what it holds. */
final class TracedCalls extends Handler.Wrapper {

  private static final TextMapGetter<Request> PARENT =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Request request) {
          return List.of(TraceContext.HEADER);
        }

        @Override
        public @Nullable String get(@Nullable Request request, String key) {
          return request == null || !TraceContext.HEADER.equals(key)
              ? null
              : request.getHeaders().get(key);
        }
      };

  private final Tracer tracer;

  TracedCalls(Tracer tracer, Handler next) {
    super(next);
    this.tracer = tracer;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Context parent =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), request, PARENT);
    Span span =
        tracer
            .spanBuilder(Route.of(request))
            .setParent(parent)
            .setSpanKind(SpanKind.SERVER)
            .startSpan();
    Request.addCompletionListener(request, failure -> end(span, request, response));
    try (Scope scope = parent.with(span).makeCurrent()) {
      return super.handle(request, response, callback);
    }
  }

  private static void end(Span span, Request request, Response response) {
    span.setAttribute("http.route", Route.of(request));
    span.setAttribute("http.response.status_code", response.getStatus());
    span.setAttribute("hiphooks.correlation", Replies.correlation(request));
    if (response.getStatus() >= Refusal.SERVER_ERROR) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }
}
