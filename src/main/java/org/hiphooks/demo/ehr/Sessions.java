package org.hiphooks.demo.ehr;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpCookie.SameSite;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** What each browser session has switched. A cookie is set only by using a switch. Thread-safe. */
final class Sessions {

  private static final String COOKIE = "hiphooks-demo";
  private static final int KEPT = 200;

  private final Map<String, Switches> byId =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Switches> eldest) {
          return size() > KEPT;
        }
      };

  synchronized Switches switches(Request request) {
    for (HttpCookie cookie : Request.getCookies(request)) {
      if (COOKIE.equals(cookie.getName()) && byId.containsKey(cookie.getValue())) {
        return byId.getOrDefault(cookie.getValue(), Switches.NONE);
      }
    }
    return Switches.NONE;
  }

  synchronized void set(Response response, Switches switches) {
    String id = UUID.randomUUID().toString();
    byId.put(id, switches);
    HttpCookie cookie =
        HttpCookie.build(COOKIE, id).path("/demo").httpOnly(true).sameSite(SameSite.STRICT).build();
    Response.addCookie(response, cookie);
  }
}
