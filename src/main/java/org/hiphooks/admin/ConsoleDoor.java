package org.hiphooks.admin;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.pages.PageResponse;

/** Leads from {@code /} to the console; nothing else is on its port. */
final class ConsoleDoor extends Handler.Abstract.NonBlocking {

  private static final int NOT_FOUND = 404;

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if ("/".equals(request.getHttpURI().getCanonicalPath())) {
      PageResponse.seeOther(response, Console.PATH, callback);
    } else {
      Response.writeError(request, response, callback, NOT_FOUND);
    }
    return true;
  }
}
