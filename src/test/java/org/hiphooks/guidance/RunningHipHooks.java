package org.hiphooks.guidance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.server.HipHooksServer;
import org.hiphooks.server.ServerSettings;
import org.hiphooks.server.ServerUnavailable;

/** One real service on a free port, with the content of this build, for all tests of a run. */
final class RunningHipHooks {

  /** The evaluation's now of all tests. */
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final HipGuidance GUIDANCE = HipGuidance.of(Content.embedded(), Map.of());
  private static final HipHooksServer SERVER = start();

  private RunningHipHooks() {}

  /** Posts a call and returns the answer. */
  static HttpResponse<byte[]> post(String service, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(SERVER.address() + "/cds-services/" + service))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Posts a call that must be answered with 200, and returns the cards. */
  static JsonNode cards(String service, ObjectNode request)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = post(service, JSON.writeValueAsBytes(request));
    if (response.statusCode() != 200) {
      throw new AssertionError("HTTP " + response.statusCode());
    }
    return JSON.readTree(response.body()).path("cards");
  }

  /** The content of this build, compiled once. */
  static Knowledge knowledge() {
    return GUIDANCE.knowledge();
  }

  private static HipHooksServer start() {
    try {
      HipHooksServer server =
          HipHooksServer.start(ServerSettings.onLoopback(0).at(NOW), GUIDANCE, List.of());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      return server;
    } catch (ServerUnavailable e) {
      throw new IllegalStateException(e);
    }
  }
}
