package org.hiphooks.demo;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A place for a handler that is made after the port is known. Until then it answers 503. */
final class Later extends Handler.Abstract {

  private static final int UNAVAILABLE = 503;

  private volatile @Nullable Handler handler;

  /** Puts a handler in its place; it must need no start. */
  void put(Handler made) {
    handler = made;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Handler made = handler;
    if (made != null) {
      return made.handle(request, response, callback);
    }
    response.getHeaders().put("Retry-After", "1");
    Response.writeError(request, response, callback, UNAVAILABLE);
    return true;
  }
}
