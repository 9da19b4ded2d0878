package org.hiphooks.server;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;

/** HTTP methods of an address. */
final class Methods {

  private static final int NO_CONTENT = 204;

  private Methods() {}

  /** GET or HEAD. */
  static boolean isRead(Request request) {
    return HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
  }

  /**
   * Answers a method that the address does not serve: OPTIONS with what it does, others with 405.
   */
  static void refuse(Exchange exchange, String allow) {
    if (HttpMethod.OPTIONS.is(exchange.request().getMethod())) {
      exchange.response().getHeaders().put(HttpHeader.ALLOW, allow);
      exchange.empty(NO_CONTENT);
    } else {
      exchange.refuse(Refusal.methodNotAllowed(allow));
    }
  }
}
