package org.hiphooks.server;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers a browser's question before a call, and turns pages of unlisted origins away: what they
 * sent is not read. A question needs no credentials.
 */
final class OriginHandler extends Handler.Wrapper {

  private static final int NO_CONTENT = 204;

  private final OriginPolicy origins;

  OriginHandler(OriginPolicy origins, Handler next) {
    super(next);
    this.origins = origins;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Exchange exchange = new Exchange(request, response, callback);
    if (isPreflight(request)) {
      origins.applyPreflight(request, response);
      exchange.empty(NO_CONTENT);
      return true;
    }
    origins.apply(request, response);
    if (!origins.allows(request)) {
      exchange.refuse(
          Refusal.of(
              Refusal.FORBIDDEN, "pages of this origin may not call; see server.corsOrigins"));
      return true;
    }
    return super.handle(request, response, callback);
  }

  private static boolean isPreflight(Request request) {
    return HttpMethod.OPTIONS.is(request.getMethod())
        && request.getHeaders().contains(HttpHeader.ORIGIN)
        && request.getHeaders().contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD);
  }
}
