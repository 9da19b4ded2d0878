package org.hiphooks.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.net.IncomingAnswer;
import org.hiphooks.net.Origin;
import org.hiphooks.net.OutgoingHttp;
import org.hiphooks.net.OutgoingRequest;
import org.jspecify.annotations.Nullable;

/** Talks to the servers of one client: only to those that the configuration names. */
final class SmartClient {

  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OutgoingHttp http;

  SmartClient(ClientSettings client) {
    Set<Origin> origins = new HashSet<>();
    client.fhirServers().forEach(server -> origins.add(Origin.of(server)));
    if (client.smart() != null) {
      client.smart().origins().forEach(origin -> origins.add(Origin.of(URI.create(origin))));
    }
    this.http = new OutgoingHttp(origins, client.privateAddresses(), CONNECT, MOST_BYTES);
  }

  /** An answer; {@code status} 0 = none came. */
  record Reply(int status, JsonNode json, String location) {

    private static final int OK = 200;
    private static final int NOT_OK = 300;

    boolean isSuccess() {
      return status >= OK && status < NOT_OK;
    }

    /** The status alone. */
    @Override
    public String toString() {
      return "Reply[" + status + "]";
    }
  }

  boolean allows(URI address) {
    return http.allows(address);
  }

  Reply get(URI address) {
    return send(OutgoingRequest.get(address, Map.of("Accept", "application/json")));
  }

  /**
   * Posts fields.
   *
   * @param authorization value of the header; empty = none
   */
  Reply form(URI address, String fields, String authorization) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", "application/json");
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    if (!authorization.isEmpty()) {
      headers.put("Authorization", authorization);
    }
    byte[] body = fields.getBytes(StandardCharsets.UTF_8);
    return send(new OutgoingRequest("POST", address, headers, body));
  }

  /**
   * Makes a resource or does a transaction.
   *
   * @param unless search by which the server finds out whether it has been made; null = none
   */
  Reply post(URI address, String token, JsonNode body, @Nullable String unless) {
    Map<String, String> headers = headers(token);
    if (unless != null) {
      headers.put("If-None-Exist", unless);
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return send(new OutgoingRequest("POST", address, headers, bytes));
  }

  /** Reads a resource. */
  Reply get(URI address, String token) {
    return send(OutgoingRequest.get(address, headers(token)));
  }

  /**
   * Writes a resource over.
   *
   * @param version that it must still have; empty = whichever
   */
  Reply put(URI address, String token, JsonNode body, String version) {
    Map<String, String> headers = headers(token);
    if (!version.isEmpty()) {
      headers.put("If-Match", "W/\"" + version + '"');
    }
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return send(new OutgoingRequest("PUT", address, headers, bytes));
  }

  private static Map<String, String> headers(String token) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Accept", "application/fhir+json");
    headers.put("Content-Type", "application/fhir+json");
    headers.put("Authorization", "Bearer " + token);
    return headers;
  }

  private Reply send(OutgoingRequest request) {
    try {
      IncomingAnswer answer = http.send(request, PATIENCE).join();
      return new Reply(answer.status(), json(answer), answer.header("Location").orElse(""));
    } catch (CompletionException e) {
      return new Reply(0, JSON.missingNode(), "");
    }
  }

  private static JsonNode json(IncomingAnswer answer) {
    try {
      JsonNode json = JSON.readTree(answer.body());
      return json == null ? JSON.missingNode() : json;
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }
}
