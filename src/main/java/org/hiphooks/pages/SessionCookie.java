package org.hiphooks.pages;

import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpCookie.SameSite;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What a browser shows to see the pages that its links opened. */
public final class SessionCookie {

  /** The form of every secret of a link or a cookie. */
  public static final String SECRET = "[A-Za-z0-9_-]{32}";

  private final String name;
  private final boolean isSecure;
  private final boolean isFramed;

  /**
   * For browsers that come by https or, on this machine only, by http.
   *
   * @param name of the cookie
   * @param isSecure whether they come by https
   * @param isFramed whether pages of other origins may frame the pages; only by https
   */
  public SessionCookie(String name, boolean isSecure, boolean isFramed) {
    this.name = name;
    this.isSecure = isSecure;
    this.isFramed = isFramed && isSecure;
  }

  /** The cookie of a session. */
  public HttpCookie of(String session) {
    return HttpCookie.build(name(), session)
        .path("/")
        .httpOnly(true)
        .secure(isSecure)
        .sameSite(isFramed ? SameSite.NONE : SameSite.LAX)
        .partitioned(isFramed)
        .build();
  }

  /** The session that the browser shows; null if it shows none. */
  public @Nullable String read(Request request) {
    for (HttpCookie cookie : Request.getCookies(request)) {
      if (name().equals(cookie.getName()) && cookie.getValue().matches(SECRET)) {
        return cookie.getValue();
      }
    }
    return null;
  }

  private String name() {
    return isSecure ? "__Host-" + name : name;
  }
}
