package org.hiphooks.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
      "allergies":"AllergyIntolerance?patient={{context.patientId}}&_count=500"}},
      {"id":"fake-order-select","hook":"order-select","description":"For tests"},
      {"id":"fake-order-sign","hook":"order-sign","description":"For tests"},
      {"id":"fake-problem-list","hook":"problem-list-item-create","description":"For tests"}]}
      """;

  final CopyOnWriteArrayList<JsonNode> requests = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch answering = new CountDownLatch(0);
  volatile int status = 200;
  volatile @Nullable String mode;
  volatile boolean takesFeedback;
  final CopyOnWriteArrayList<JsonNode> feedback = new CopyOnWriteArrayList<>();
  private final JsonNode cards = read("cards.json");
  private final JsonNode orderCards = read("order-cards.json");

  private static JsonNode read(String file) {
    try (InputStream in = FakeGuidance.class.getResourceAsStream(file)) {
      return MAPPER.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The requests of a hook. */
  List<JsonNode> requests(String hook) {
    return requests.stream().filter(one -> hook.equals(one.path("hook").asText())).toList();
  }

  void reset() {
    release();
    status = 200;
    mode = null;
    takesFeedback = false;
    requests.clear();
    feedback.clear();
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
    if (request.getHttpURI().getPath().endsWith("/feedback")) {
      feedback.addAll(takesFeedback ? body.path("feedback").findParents("card") : List.of());
      response.setStatus(takesFeedback ? 200 : 404);
      write(response, callback, "{}");
      return true;
    }
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
    JsonNode context = body.path("context");
    boolean isChart = "patient-view".equals(body.path("hook").asText());
    JsonNode found =
        isChart ? cards.path(context.path("patientId").asText()) : aboutOrder(body, context);
    return "{\"cards\":" + (mode != null || found.isMissingNode() ? "[]" : found) + "}";
  }

  /** The cards for the first draft or problem, with what they change put in. */
  private JsonNode aboutOrder(JsonNode body, JsonNode context) {
    JsonNode draft = first(context);
    String code = draft.at("/code/coding/0/code").asText();
    if (code.isEmpty()) {
      code = draft.at("/medicationCodeableConcept/coding/0/code").asText();
    }
    JsonNode found = orderCards.path(body.path("hook").asText() + ' ' + code).deepCopy();
    for (JsonNode action : found.findParents("description")) {
      ObjectNode one = (ObjectNode) action;
      if (action.has("resourceId")) {
        one.set("resourceId", text(reference(draft)));
      }
      if (action.has("set")) {
        ObjectNode changed = draft.deepCopy();
        changed.setAll((ObjectNode) action.path("set"));
        one.set("resource", changed);
        one.remove("set");
      }
    }
    return found;
  }

  /** The draft that was selected, or the only order or problem. */
  private static JsonNode first(JsonNode context) {
    JsonNode entries =
        context.path(context.has("conditions") ? "conditions" : "draftOrders").path("entry");
    String selected = context.path("selections").path(0).asText();
    for (JsonNode entry : entries) {
      if (selected.equals(reference(entry.path("resource")))) {
        return entry.path("resource");
      }
    }
    return entries.path(0).path("resource");
  }

  private static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }

  private static String reference(JsonNode resource) {
    return resource.path("resourceType").asText() + '/' + resource.path("id").asText();
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
