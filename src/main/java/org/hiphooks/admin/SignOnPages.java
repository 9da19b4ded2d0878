package org.hiphooks.admin;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpCookie.SameSite;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.hiphooks.admin.access.SessionCookie;
import org.hiphooks.admin.access.Sessions;
import org.hiphooks.admin.access.SignOn;
import org.hiphooks.admin.access.SignOnFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** To the provider of identities and back. */
final class SignOnPages {

  /** Its part of the path. */
  static final String PATH = "oidc";

  /** Where the provider sends browsers back to, below the console. */
  static final String BACK = PATH + "/back";

  private static final Logger LOG = LoggerFactory.getLogger(SignOnPages.class);
  private static final String COOKIE = "hiphooks-console-begun";
  private static final int OK = 200;
  private static final int REFUSED = 403;
  private static final int TEN_MINUTES = 600;

  private final ConsoleParts parts;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final SignOn signOn;
  private final boolean isSecure;

  SignOnPages(ConsoleParts parts, Sessions sessions, SessionCookie cookie, SignOn signOn) {
    this.parts = parts;
    this.sessions = sessions;
    this.cookie = cookie;
    this.signOn = signOn;
    this.isSecure = "https".equals(parts.address().getScheme());
  }

  void answer(ConsoleRequest asked) {
    if (asked.isPost()) {
      throw Refused.notFound();
    }
    try {
      if (asked.path().size() == 1) {
        SignOn.Start start = signOn.start("yes".equals(asked.query("fresh")));
        asked.seeOther(start.address().toString(), begun(start.browser(), TEN_MINUTES));
      } else if ("back".equals(asked.part(1))) {
        finish(asked);
      } else {
        throw Refused.notFound();
      }
    } catch (SignOnFailed e) {
      LOG.warn("nobody signed in: {}", e.getMessage());
      parts.accounts().audit("unknown", "sign-in", "console", "refused", reason(e));
      send(asked, REFUSED, reason(e));
    }
  }

  private static String reason(SignOnFailed failure) {
    return String.valueOf(failure.getMessage());
  }

  private void finish(ConsoleRequest asked) throws SignOnFailed {
    String browser =
        Request.getCookies(asked.request()).stream()
            .filter(shown -> name().equals(shown.getName()))
            .map(HttpCookie::getValue)
            .findFirst()
            .orElse("");
    SignOn.Person person = signOn.finish(asked.query("state"), asked.query("code"), browser);
    parts.accounts().audit(person.name(), "sign-in", "console", "signed in", "OpenID Connect");
    String secret = sessions.begin(person.name(), person.roles(), false, person.at());
    Response.addCookie(asked.response(), cookie.of(secret));
    Response.addCookie(asked.response(), begun("", 0));
    send(asked, OK, "");
  }

  /**
   * The browser comes from elsewhere, so it does not show its session at once: this page leads it
   * on.
   */
  private void send(ConsoleRequest asked, int status, String error) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("frame", Frames.of(parts, "sign-in", null));
    parameters.put("error", error);
    asked.send(status, parts.pages().render("admin/signed-on.jte", parameters));
  }

  private HttpCookie begun(String browser, int seconds) {
    return HttpCookie.build(name(), browser)
        .path("/")
        .httpOnly(true)
        .secure(isSecure)
        .sameSite(SameSite.LAX)
        .maxAge(seconds)
        .build();
  }

  private String name() {
    return isSecure ? "__Host-" + COOKIE : COOKIE;
  }
}
