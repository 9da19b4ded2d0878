package org.hiphooks.replay.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.hiphooks.config.AddressRange;
import org.hiphooks.net.IncomingAnswer;
import org.hiphooks.net.Origin;
import org.hiphooks.net.OutgoingFailed;
import org.hiphooks.net.OutgoingHttp;
import org.hiphooks.net.OutgoingRequest;
import org.hiphooks.replay.visit.Visit;
import org.jspecify.annotations.Nullable;

/** Asks a running service over HTTP, as an EHR would. */
public final class Remote implements Target {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MAX_ANSWER = 16 * 1024 * 1024;

  private final URI services;
  private final OutgoingHttp http;
  private final Map<String, String> headers = new TreeMap<>();

  /**
   * Asks a service.
   *
   * @param services address of its discovery, {@code …/cds-services}
   * @param token bearer token sent with every call; null = none
   */
  public Remote(URI services, @Nullable String token) {
    String text = services.toString();
    this.services = URI.create(text.endsWith("/") ? text : text + '/');
    this.http =
        new OutgoingHttp(Set.of(Origin.of(services)), AddressRange.ANY, CONNECT, MAX_ANSWER);
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "application/json");
    if (token != null) {
      headers.put("Authorization", "Bearer " + token);
    }
  }

  @Override
  public Answer answer(Visit visit) {
    long start = System.nanoTime();
    try {
      byte[] body = JSON.writeValueAsBytes(visit.request());
      URI address = services.resolve(visit.service());
      IncomingAnswer answer =
          http.send(new OutgoingRequest("POST", address, headers, body), LIMIT).join();
      long nanos = System.nanoTime() - start;
      if (!answer.isSuccess()) {
        return Answer.error("the service answered " + answer.status(), nanos);
      }
      return read(answer.body(), nanos);
    } catch (CompletionException e) {
      String why =
          e.getCause() instanceof OutgoingFailed failed ? failed.reason().name() : "no connection";
      return Answer.error("the service did not answer (" + why + ')', System.nanoTime() - start);
    } catch (JsonProcessingException e) {
      return Answer.error("the call could not be written", 0);
    }
  }

  private static Answer read(byte[] body, long nanos) {
    try {
      JsonNode cards = JSON.readTree(body).path("cards");
      return cards.isArray()
          ? Answer.read(cards, List.of(), List.of(), nanos)
          : Answer.error("the answer has no list of cards", nanos);
    } catch (IOException e) {
      return Answer.error("the answer is not JSON", nanos);
    }
  }
}
