package org.hiphooks.server;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what the HTTP layer refuses by itself (broken HTTP, nothing there, too large, busy) as
 * the endpoints do: an OperationOutcome with the CORS headers, no stack trace, no message of Jetty.
 */
final class Outcomes extends ErrorHandler {

  private final OriginPolicy origins;

  Outcomes(OriginPolicy origins) {
    this.origins = origins;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object status = request.getAttribute(ERROR_STATUS);
    origins.apply(request, response);
    Refusal refusal =
        Refusal.ofStatus(status instanceof Integer code ? code : Refusal.SERVER_ERROR);
    Replies.refuse(request, response, callback, refusal);
    return true;
  }
}
