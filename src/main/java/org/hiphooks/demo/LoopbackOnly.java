package org.hiphooks.demo;

import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers only requests that name a loopback host. The port is bound to loopback, but a page from
 * elsewhere could still reach it under a name of its own that resolves to 127.0.0.1.
 */
final class LoopbackOnly extends Handler.Wrapper {

  private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");
  private static final int MISDIRECTED = 421;

  LoopbackOnly(Handler inner) {
    super(inner);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (NAMES.contains(Request.getServerName(request))) {
      return super.handle(request, response, callback);
    }
    Response.writeError(request, response, callback, MISDIRECTED);
    return true;
  }
}
