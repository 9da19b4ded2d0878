package org.hiphooks.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes JSON replies: one place for the headers that each of them carries. */
final class Replies {

  /** Name of the header with the id under which the log speaks of a request. */
  static final String CORRELATION = "X-Correlation-Id";

  private static final String REASON_ATTRIBUTE = Replies.class.getName() + ".reason";
  private static final String CORRELATION_ATTRIBUTE = Replies.class.getName() + ".correlation";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private Replies() {}

  /** Sends 200 with a JSON body. */
  static void ok(Request request, Response response, Callback callback, byte[] json) {
    send(request, response, callback, OK, json);
  }

  /** Sends a refusal as an OperationOutcome. */
  static void refuse(Request request, Response response, Callback callback, Refusal refusal) {
    refusal.headers().forEach(response.getHeaders()::put);
    request.setAttribute(REASON_ATTRIBUTE, refusal.issues().get(0).code());
    byte[] json = outcome(refusal, correlation(request));
    send(request, response, callback, refusal.status(), json);
  }

  /** Sends a status without a body. */
  static void empty(Request request, Response response, Callback callback, int status) {
    response.setStatus(status);
    headers(request, response.getHeaders());
    callback.succeeded();
  }

  /** The id of a request in replies and log; the same each time it is asked for. */
  static String correlation(Request request) {
    if (request.getAttribute(CORRELATION_ATTRIBUTE) instanceof String known) {
      return known;
    }
    String id = Correlation.any();
    request.setAttribute(CORRELATION_ATTRIBUTE, id);
    return id;
  }

  /** Sets the id of a request, once it is known which call it is. */
  static void correlate(Request request, String id) {
    request.setAttribute(CORRELATION_ATTRIBUTE, id);
  }

  /** Why a request was refused, as a code of issue-type; what its status says if nobody said. */
  static String reason(Request request, int status) {
    return request.getAttribute(REASON_ATTRIBUTE) instanceof String known
        ? known
        : Refusal.issueCode(status);
  }

  /** An OperationOutcome (FHIR R4). */
  static byte[] outcome(Refusal refusal, String id) {
    ObjectNode outcome = JSON.createObjectNode();
    outcome.put("resourceType", "OperationOutcome").put("id", id);
    ArrayNode issues = outcome.putArray("issue");
    for (Refusal.Issue issue : refusal.issues()) {
      ObjectNode node = issues.addObject();
      node.put("severity", "error").put("code", issue.code());
      node.put("diagnostics", issue.diagnostics());
      if (!issue.pointer().isEmpty()) {
        node.putArray("expression").add(issue.pointer());
      }
    }
    return bytes(outcome);
  }

  static byte[] bytes(ObjectNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void send(
      Request request, Response response, Callback callback, int status, byte[] json) {
    response.setStatus(status);
    HttpFields.Mutable headers = response.getHeaders();
    headers(request, headers);
    headers.put(HttpHeader.CONTENT_TYPE, "application/json");
    headers.put(HttpHeader.CONTENT_LENGTH, json.length);
    boolean isHead = HttpMethod.HEAD.is(request.getMethod());
    response.write(true, isHead ? ByteBuffer.allocate(0) : ByteBuffer.wrap(json), callback);
  }

  private static void headers(Request request, HttpFields.Mutable headers) {
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put(CORRELATION, correlation(request));
  }
}
