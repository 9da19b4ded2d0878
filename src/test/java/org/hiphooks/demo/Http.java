package org.hiphooks.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks the demo over HTTP. */
public final class Http {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String origin;

  /** Asks this origin. */
  public Http(String origin) {
    this.origin = origin;
  }

  /** A GET, with pairs of header names and values. */
  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder builder = request(path).GET();
    return send(headers.length == 0 ? builder : builder.headers(headers));
  }

  /** A request with a JSON body. */
  public HttpResponse<String> json(String method, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/fhir+json")
            .method(method, BodyPublishers.ofString(body)));
  }

  /** A posted form, with pairs of header names and values. */
  public HttpResponse<String> form(String path, String fields, String... headers) {
    HttpRequest.Builder builder =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(fields));
    return send(headers.length == 0 ? builder : builder.headers(headers));
  }

  /** The body as JSON. */
  public static JsonNode read(HttpResponse<String> response) {
    try {
      return MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(origin + path));
  }

  /** Sends a request. */
  private HttpResponse<String> send(HttpRequest.Builder builder) {
    try {
      return client.send(builder.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
