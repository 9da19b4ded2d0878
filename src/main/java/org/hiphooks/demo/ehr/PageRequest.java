package org.hiphooks.demo.ehr;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.hiphooks.pages.PageResponse;
import org.hiphooks.pages.PostedForm;

/**
 * A request for a page.
 *
 * @param request what the browser sent
 * @param response what it gets
 * @param callback to be completed once
 * @param path parts of the path below {@code /demo}
 */
record PageRequest(Request request, Response response, Callback callback, List<String> path) {

  private static final int MOST_FIELDS = 20;
  private static final int MOST_BYTES = 20_000;

  boolean isPost() {
    return "POST".equals(request.getMethod());
  }

  boolean isGet() {
    return "GET".equals(request.getMethod());
  }

  /** Whether a script asks for a part of a page. */
  boolean isForPart() {
    return "true".equals(request.getHeaders().get("HX-Request"));
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(Request.extractQueryParameters(request).getValue(name));
  }

  /** A field of a posted form; empty if it is not there. */
  String field(Fields form, String name) {
    return Optional.ofNullable(form.getValue(name)).orElse("");
  }

  Fields form() {
    return PostedForm.read(request, MOST_FIELDS, MOST_BYTES);
  }

  void send(int status, byte[] page) {
    PageResponse.send(response, status, page, callback);
  }

  void seeOther(String location) {
    PageResponse.seeOther(response, location, callback);
  }

  /**
   * Whether a page of ours sent this. Browsers say so in Sec-Fetch-Site; older ones in Origin,
   * which is {@code null} where no referrer is sent.
   */
  boolean isFromHere() {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null) {
      return "same-origin".equals(site) || "none".equals(site);
    }
    String origin = request.getHeaders().get("Origin");
    return origin == null
        || "null".equals(origin)
        || origin.equals("http://" + request.getHeaders().get("Host"));
  }
}
