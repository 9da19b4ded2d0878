package org.hiphooks.server;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many calls be worked on and so many wait, each for so long. Who is told to come again is
 * heard out first: a client whose connection closes while it sends never sees that it may.
 */
final class CallQueue extends QoSHandler {

  private static final Refusal BUSY = Refusal.ofStatus(Refusal.UNAVAILABLE);

  CallQueue(ServerLimits limits, Handler next) {
    super(next);
    setMaxRequestCount(limits.calls());
    setMaxSuspendedRequestCount(limits.waitingCalls());
    setMaxSuspend(limits.waiting());
  }

  /** There is no room to wait. */
  @Override
  protected void reject(Request request, Response response, Callback callback, int status) {
    new Exchange(request, response, callback).refuse(BUSY);
  }

  /** It waited too long, or failed when its turn came. */
  @Override
  protected void failSuspended(
      Request request,
      Response response,
      Callback callback,
      int status,
      @Nullable Throwable failure) {
    if (status == Refusal.UNAVAILABLE) {
      reject(request, response, callback, status);
    } else {
      super.failSuspended(request, response, callback, status, failure);
    }
  }
}
