package org.hiphooks.server;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Notes which route a request took. Logs and metrics name a request by its route and never by its
 * address, which may hold anything.
 */
final class Route extends Handler.Wrapper {

  /** The route of a request that took none. */
  static final String NONE = "other";

  private static final String ATTRIBUTE = Route.class.getName();

  private final String name;

  Route(String name, Handler next) {
    super(next);
    this.name = name;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    note(request, name);
    return super.handle(request, response, callback);
  }

  /** Notes a route that is known more exactly. */
  static void note(Request request, String route) {
    request.setAttribute(ATTRIBUTE, route);
  }

  static String of(Request request) {
    return request.getAttribute(ATTRIBUTE) instanceof String route ? route : NONE;
  }
}
