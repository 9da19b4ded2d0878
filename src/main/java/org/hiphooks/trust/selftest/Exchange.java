package org.hiphooks.trust.selftest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.hiphooks.net.IncomingAnswer;
import org.hiphooks.net.OutgoingFailed;
import org.hiphooks.net.OutgoingRequest;
import org.hiphooks.net.Sender;
import org.jspecify.annotations.Nullable;

/**
 * A request and what became of it.
 *
 * @param answer the answer; null if there is none
 * @param failure why there is none; null if there is one
 */
record Exchange(@Nullable IncomingAnswer answer, OutgoingFailed.@Nullable Reason failure) {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  static Exchange get(Sender http, String url) {
    return send(http, OutgoingRequest.get(URI.create(url), Map.of("Accept", "application/json")));
  }

  /**
   * Posts JSON.
   *
   * @param token bearer token; null = none
   */
  static Exchange post(Sender http, String url, byte[] body, @Nullable String token) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "application/json");
    if (token != null) {
      headers.put("Authorization", "Bearer " + token);
    }
    return send(http, new OutgoingRequest("POST", URI.create(url), headers, body));
  }

  /** What a browser asks before a page of this origin may post. */
  static Exchange preflight(Sender http, String url, String origin) {
    Map<String, String> headers =
        Map.of(
            "Origin",
            origin,
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization,content-type");
    return send(http, new OutgoingRequest("OPTIONS", URI.create(url), headers, new byte[0]));
  }

  private static Exchange send(Sender http, OutgoingRequest request) {
    try {
      return new Exchange(http.send(request, PATIENCE).join(), null);
    } catch (CompletionException e) {
      return new Exchange(
          null,
          e.getCause() instanceof OutgoingFailed failed
              ? failed.reason()
              : OutgoingFailed.Reason.UNREACHABLE);
    }
  }

  /** HTTP status; 0 if there is no answer. */
  int status() {
    return answer == null ? 0 : answer.status();
  }

  /** A header field; empty if there is none. */
  String header(String name) {
    return answer == null ? "" : answer.header(name).orElse("");
  }

  /** The body as JSON; missing if it is none. */
  JsonNode json() {
    if (answer == null) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What came, in words. */
  String words() {
    if (failure == null) {
      return "answered with " + status();
    }
    return switch (failure) {
      case NOT_ALLOWED -> "the address stands for one that may not be asked";
      case TIMEOUT -> "no answer within " + PATIENCE.toSeconds() + " s";
      case TLS -> "no trust: the certificate is not valid for this name, or of an unknown issuer";
      case UNREACHABLE, LEFT_ALONE -> "no connection, or the name is not found";
      case TOO_LARGE -> "the answer is larger than any of ours";
    };
  }

  /** What to do if nothing came. */
  String remedy() {
    return failure == OutgoingFailed.Reason.TLS
        ? "install a certificate for the name of server.publicUrl with its whole chain; one of an"
            + " own authority must be in the trust store of this Java"
        : "start the service; look at server.publicUrl, name service, firewall and proxy";
  }
}
