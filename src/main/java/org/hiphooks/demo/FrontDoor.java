package org.hiphooks.demo;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.hiphooks.demo.ehr.DemoEhr;
import org.hiphooks.pages.PageResponse;

/** Leads from {@code /} to the patient list. */
final class FrontDoor extends Handler.Abstract.NonBlocking {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    PageResponse.seeOther(response, DemoEhr.PATH, callback);
    return true;
  }
}
