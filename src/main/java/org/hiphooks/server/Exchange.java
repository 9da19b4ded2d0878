package org.hiphooks.server;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * One request and its reply to be.
 *
 * @param request what came
 * @param response what goes
 * @param callback told when it has gone
 */
record Exchange(Request request, Response response, Callback callback) {

  void ok(byte[] json) {
    Replies.ok(request, response, callback, json);
  }

  /** Refuses, after the client had its say. No thread waits for that. */
  void refuse(Refusal refusal) {
    Drain.then(request, () -> Replies.refuse(request, response, callback, refusal));
  }

  void empty(int status) {
    Replies.empty(request, response, callback, status);
  }

  String correlation() {
    return Replies.correlation(request);
  }
}
