package org.hiphooks.admin.access;

import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpCookie.SameSite;
import org.eclipse.jetty.server.Request;

/** What a browser shows of a session. */
public final class SessionCookie {

  private static final String NAME = "hiphooks-console";
  private static final String SECRET = "[A-Za-z0-9_-]{43}";

  private final boolean isSecure;

  /** For browsers that come by https or, on this machine only, by http. */
  public SessionCookie(boolean isSecure) {
    this.isSecure = isSecure;
  }

  /** The cookie of a session. */
  public HttpCookie of(String secret) {
    return cookie(secret).build();
  }

  /** Takes the cookie away. */
  public HttpCookie none() {
    return cookie("").maxAge(0).build();
  }

  private HttpCookie.Builder cookie(String value) {
    return HttpCookie.build(name(), value)
        .path("/")
        .httpOnly(true)
        .secure(isSecure)
        .sameSite(SameSite.STRICT);
  }

  /** The secret that the browser shows. */
  public Optional<String> read(Request request) {
    return Request.getCookies(request).stream()
        .filter(cookie -> name().equals(cookie.getName()) && cookie.getValue().matches(SECRET))
        .map(HttpCookie::getValue)
        .findFirst();
  }

  private String name() {
    return isSecure ? "__Host-" + NAME : NAME;
  }
}
