package org.hiphooks.server;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Works on calls that were admitted and have a place. */
final class CallHandler extends Handler.Abstract {

  private final HookEndpoint endpoint;
  private final FeedbackEndpoint feedback;

  CallHandler(HookEndpoint endpoint, FeedbackEndpoint feedback) {
    this.endpoint = endpoint;
    this.feedback = feedback;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    AdmittedCall call = AdmittedCall.of(request);
    Exchange exchange = new Exchange(request, response, callback);
    if (call.isFeedback()) {
      feedback.handle(call.guidance(), call.service(), exchange);
    } else {
      endpoint.handle(call.guidance(), call.service(), exchange);
    }
    return true;
  }
}
