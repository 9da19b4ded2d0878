package org.hiphooks.server;

import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Makes {@code //} one slash. A client configured with a trailing slash on the base URL asks for
 * {@code /cds-services//id}.
 */
final class SlashTolerance extends Handler.Wrapper {

  SlashTolerance(Handler next) {
    super(next);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpURI uri = request.getHttpURI();
    String path = uri.getPath();
    if (path == null || !path.contains("//")) {
      return super.handle(request, response, callback);
    }
    HttpURI compact =
        HttpURI.build(uri, path.replaceAll("/{2,}", "/"), uri.getParam(), uri.getQuery());
    return super.handle(
        new Request.Wrapper(request) {
          @Override
          public HttpURI getHttpURI() {
            return compact;
          }
        },
        response,
        callback);
  }
}
