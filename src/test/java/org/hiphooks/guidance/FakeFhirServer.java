package org.hiphooks.guidance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A FHIR server that answers exact queries and remembers what it was asked. A query it does not
 * know is 404.
 */
final class FakeFhirServer implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, JsonNode> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private volatile int status = 200;
  private volatile long delayMillis;

  FakeFhirServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/fhir/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
  }

  /** Answers a query, relative to the base, with a resource. */
  void on(String query, JsonNode resource) {
    answers.put(query, resource);
  }

  /** Answers everything with a status. */
  void refuseWith(int otherStatus) {
    status = otherStatus;
  }

  /** Waits before each answer. */
  void slowBy(long millis) {
    delayMillis = millis;
  }

  /** Queries in the order they came. */
  List<String> asked() {
    return asked;
  }

  /** Authorization headers in the order they came; "none" where there was none. */
  List<String> tokens() {
    return tokens;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String uri = exchange.getRequestURI().toString();
    String query = uri.substring("/fhir/".length());
    asked.add(query);
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    tokens.add(token == null ? "none" : token);
    pause();
    JsonNode answer = answers.get(query);
    byte[] body = answer == null ? new byte[0] : JSON.writeValueAsBytes(answer);
    int code = status != 200 ? status : answer == null ? 404 : 200;
    exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private void pause() {
    try {
      Thread.sleep(delayMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
