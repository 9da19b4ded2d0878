package org.hiphooks.server;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

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
  static void refuse(Request request, Response response, Callback callback, String allow) {
    if (HttpMethod.OPTIONS.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, allow);
      Replies.empty(request, response, callback, NO_CONTENT);
    } else {
      Replies.refuse(request, response, callback, Refusal.methodNotAllowed(allow));
    }
  }
}
