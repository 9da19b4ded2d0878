package org.hiphooks.admin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.hiphooks.pages.PageResponse;
import org.hiphooks.pages.PostedForm;
import org.jspecify.annotations.Nullable;

/** A request for a page of the console, and its answer. */
final class ConsoleRequest {

  private static final int OK = 200;
  private static final int MOST_FIELDS = 40;
  private static final int MOST_BYTES = 128_000;

  private final Request request;
  private final Response response;
  private final Callback callback;
  private final List<String> path;
  private @Nullable Fields form;

  ConsoleRequest(Request request, Response response, Callback callback) {
    this.request = request;
    this.response = response;
    this.callback = callback;
    this.path =
        Arrays.stream(request.getHttpURI().getCanonicalPath().split("/"))
            .filter(part -> !part.isEmpty())
            .skip(1)
            .toList();
  }

  /** Parts of the path below the console. */
  List<String> path() {
    return path;
  }

  /** A part of the path; empty if there is none. */
  String part(int place) {
    return place < path.size() ? path.get(place) : "";
  }

  Request request() {
    return request;
  }

  Response response() {
    return response;
  }

  Callback callback() {
    return callback;
  }

  boolean isPost() {
    return "POST".equals(request.getMethod());
  }

  boolean isGet() {
    return "GET".equals(request.getMethod());
  }

  /** Whether a page of ours, or somebody who types the address, sent this. */
  boolean isFromHere() {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null) {
      return "same-origin".equals(site) || ("none".equals(site) && isGet());
    }
    String origin = request.getHeaders().get("Origin");
    return origin == null
        || "null".equals(origin)
        || origin.replaceFirst("^https?://", "").equals(request.getHeaders().get("Host"));
  }

  /** Whence it comes. */
  String address() {
    return Request.getRemoteAddr(request);
  }

  /** A part of the query; empty if it is not there. */
  String query(String name) {
    return Optional.ofNullable(Request.extractQueryParameters(request).getValue(name)).orElse("");
  }

  /** A field of a posted form, without spaces around; empty if it is not there. */
  String field(String name) {
    return whole(name).strip();
  }

  /** A field as it was typed. */
  String whole(String name) {
    return Optional.ofNullable(form().getValue(name)).orElse("");
  }

  /** All values of a field. */
  List<String> fields(String name) {
    return List.copyOf(form().getValuesOrEmpty(name));
  }

  private Fields form() {
    Fields read = form;
    if (read == null) {
      read = PostedForm.read(request, MOST_FIELDS, MOST_BYTES);
      form = read;
    }
    return read;
  }

  void send(byte[] page) {
    send(OK, page);
  }

  void send(int status, byte[] page) {
    PageResponse.send(response, status, page, callback);
  }

  void download(String type, String name, String text) {
    PageResponse.begin(response, OK, type);
    response.getHeaders().put("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
  }

  void seeOther(String location) {
    PageResponse.seeOther(response, location, callback);
  }

  void seeOther(String location, HttpCookie cookie) {
    PageResponse.seeOther(response, location, cookie, callback);
  }
}
