package org.hiphooks.pages;

import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpCookie.SameSite;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What a browser shows to see the explanations that its links opened. */
final class ExplainCookie {

  /** The form of every secret of explanations. */
  static final String SECRET = "[A-Za-z0-9_-]{32}";

  private static final String NAME = "hiphooks-explain";

  private final boolean isSecure;

  /** For browsers that come by https or, on this machine only, by http. */
  ExplainCookie(boolean isSecure) {
    this.isSecure = isSecure;
  }

  HttpCookie of(String session) {
    return HttpCookie.build(name(), session)
        .path("/")
        .httpOnly(true)
        .secure(isSecure)
        .sameSite(SameSite.LAX)
        .build();
  }

  /** The session that the browser shows; null if it shows none. */
  @Nullable String read(Request request) {
    for (HttpCookie cookie : Request.getCookies(request)) {
      if (name().equals(cookie.getName()) && cookie.getValue().matches(SECRET)) {
        return cookie.getValue();
      }
    }
    return null;
  }

  private String name() {
    return isSecure ? "__Host-" + NAME : NAME;
  }
}
