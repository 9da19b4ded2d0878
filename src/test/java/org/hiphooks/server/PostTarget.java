package org.hiphooks.server;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whatever bytes are posted to a real server, the answer is cards or an OperationOutcome, in time,
 * and never our own fault.
 */
public final class PostTarget {

  /** A class with its package: a name that the caller wrote may stand where an answer points. */
  private static final Pattern STACK =
      Pattern.compile("\\\\tat |[a-z]\\.[a-z0-9.]*\\.[A-Z]\\w*(Exception|Error)");

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final HipHooksServer SERVER = start();

  private PostTarget() {}

  private static HipHooksServer start() {
    try {
      return HipHooksServer.start(ServerSettings.onLoopback(0), new FakeGuidance(), List.of());
    } catch (ServerUnavailable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Called by Jazzer once: what it takes for a forged request is this target's own call. */
  public static void fuzzerInitialize() {
    BugDetectors.allowNetworkConnections((host, port) -> port == SERVER.port());
  }

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(SERVER.address() + "/cds-services/hip-pain-guidance"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(data))
            .build();
    HttpResponse<String> reply = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    JsonNode body = json(reply.body());
    boolean isAnswer = reply.statusCode() == 200 && body.path("cards").isArray();
    boolean isRefusal =
        reply.statusCode() / 100 == 4
            && "OperationOutcome".equals(body.path("resourceType").asText());
    if (!isAnswer && !isRefusal) {
      throw new AssertionError("answered with " + reply.statusCode());
    }
    if (STACK.matcher(reply.body()).find()) {
      throw new AssertionError("an answer quotes a stack");
    }
  }

  private static JsonNode json(String body) {
    try {
      return Client.JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the answer is no JSON", e);
    }
  }
}
