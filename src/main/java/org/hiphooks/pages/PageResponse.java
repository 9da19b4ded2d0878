package org.hiphooks.pages;

import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** How pages are answered: with headers that keep scripts, frames and caches out. */
public final class PageResponse {

  /** What a page may load: its own origin, nothing inline. */
  public static final String POLICY = policy("'none'");

  private static final String CONTENT_POLICY = "Content-Security-Policy";

  private static final int SEE_OTHER = 303;

  private PageResponse() {}

  /** Sets status and headers of a page. */
  public static void begin(Response response, int status) {
    begin(response, status, "text/html;charset=utf-8");
  }

  /** Sets status and headers of something a page offers, such as a text to download. */
  public static void begin(Response response, int status, String type) {
    response.setStatus(status);
    HttpFields.Mutable headers = response.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, type);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(new HttpField(CONTENT_POLICY, POLICY));
    headers.put(new HttpField("X-Content-Type-Options", "nosniff"));
    headers.put(new HttpField("Referrer-Policy", "no-referrer"));
    headers.put(new HttpField("Cross-Origin-Opener-Policy", "same-origin"));
  }

  /** Lets pages of these origins frame what is answered. */
  public static void framedBy(Response response, List<String> origins) {
    if (!origins.isEmpty()) {
      HttpFields.Mutable headers = response.getHeaders();
      headers.put(new HttpField(CONTENT_POLICY, policy(String.join(" ", origins))));
    }
  }

  private static String policy(String ancestors) {
    return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors "
        + ancestors;
  }

  /** Answers with a page. */
  public static void send(Response response, int status, byte[] page, Callback callback) {
    begin(response, status);
    response.write(true, ByteBuffer.wrap(page), callback);
  }

  /** Answers a POST by sending the browser to a page. */
  public static void seeOther(Response response, String location, Callback callback) {
    begin(response, SEE_OTHER);
    response.getHeaders().put(HttpHeader.LOCATION, location);
    response.write(true, ByteBuffer.allocate(0), callback);
  }

  /** The same, with something that the browser is to show when it comes back. */
  public static void seeOther(
      Response response, String location, HttpCookie cookie, Callback callback) {
    begin(response, SEE_OTHER);
    Response.addCookie(response, cookie);
    response.getHeaders().put(HttpHeader.LOCATION, location);
    response.write(true, ByteBuffer.allocate(0), callback);
  }
}
