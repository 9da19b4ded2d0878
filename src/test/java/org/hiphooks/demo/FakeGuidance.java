package org.hiphooks.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A CDS service that answers from a file, late or badly if told so, and keeps what it was sent. */
final class FakeGuidance extends Handler.Abstract {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String DISCOVERY =
      """
      {"services":[{"id":"hip-pain-guidance","hook":"patient-view","title":"Hip pain guidance",
      "description":"For tests","prefetch":{
      "patient":"Patient/{{context.patientId}}",
      "conditions":"Condition?patient={{context.patientId}}&_count=500",
      "findings":"Observation?patient={{context.patientId}}\
      &category=survey,exam,imaging,social-history&_sort=-date&_count=500",
      "medications":"MedicationRequest?patient={{context.patientId}}\
      &intent=order,plan&status=active,completed&_count=500",
      "allergies":"AllergyIntolerance?patient={{context.patientId}}&_count=500"}}]}
      """;

  final CopyOnWriteArrayList<JsonNode> requests = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch answering = new CountDownLatch(0);
  volatile int status = 200;
  volatile @Nullable String mode;
  private final JsonNode cards;

  FakeGuidance() {
    try (InputStream in = FakeGuidance.class.getResourceAsStream("cards.json")) {
      cards = MAPPER.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  void reset() {
    release();
    status = 200;
    mode = null;
    requests.clear();
  }

  /** Answers no call until it is {@link #release released}. */
  void hold() {
    answering = new CountDownLatch(1);
  }

  /** Answers the calls that are held, and all further ones at once. */
  void release() {
    answering.countDown();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    if ("GET".equals(request.getMethod())) {
      write(response, callback, DISCOVERY);
      return true;
    }
    JsonNode body = MAPPER.readTree(Content.Source.asInputStream(request));
    requests.add(body);
    answering.await();
    response.getHeaders().put("Server-Timing", "read;dur=1.5, decide;dur=12.25;desc=\"Decide\"");
    response.setStatus(status);
    if (mode != null) {
      response.getHeaders().put("HipHooks-Mode", mode);
    }
    write(response, callback, status == 200 ? answer(body) : refusal());
    return true;
  }

  private String answer(JsonNode body) {
    JsonNode found = cards.path(body.path("context").path("patientId").asText());
    return "{\"cards\":" + (mode != null || found.isMissingNode() ? "[]" : found) + "}";
  }

  private static String refusal() {
    return """
        {"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"processing",\
        "diagnostics":"key conditions missing"}]}""";
  }

  private static void write(Response response, Callback callback, String text) {
    response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
  }
}
