package org.hiphooks.guidance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A FHIR server that answers every question in the same wrong way. */
final class FaultyFhirServer implements AutoCloseable {

  private static final String BUNDLE = "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger asked = new AtomicInteger();
  private final String fault;
  private final String planted;

  /**
   * A server.
   *
   * @param fault what it does wrong, or the status of all its answers
   * @param planted a word that each of its bodies holds
   */
  FaultyFhirServer(String fault, String planted) throws IOException {
    this.fault = fault;
    this.planted = planted;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/fhir/", this::answer);
    server.setExecutor(threads);
    server.start();
    if ("dead".equals(fault)) {
      server.stop(0);
    }
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
  }

  int asked() {
    return asked.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    int number = asked.incrementAndGet();
    switch (fault) {
      case "slow" -> {
        pause();
        send(exchange, 200, BUNDLE + "}", 0);
      }
      case "html" -> send(exchange, 200, "<html><body>Sign in, " + planted + "</body></html>", 0);
      case "half of a body" -> send(exchange, 200, BUNDLE + ",\"id\":\"" + planted, 1000);
      case "half of a json" -> send(exchange, 200, BUNDLE + ",\"id\":\"" + planted, 0);
      case "wrong patient" -> send(exchange, 200, BUNDLE + entry() + "}", 0);
      case "paging forever" -> send(exchange, 200, BUNDLE + next(number) + "}", 0);
      default -> send(exchange, Integer.parseInt(fault), "{\"issue\":\"" + planted + "\"}", 0);
    }
  }

  private String entry() {
    return ",\"entry\":[{\"resource\":{\"resourceType\":\"MedicationRequest\",\"id\":\""
        + planted
        + "\",\"status\":\"active\",\"intent\":\"order\",\"subject\":{\"reference\":\"Patient/"
        + planted
        + "\"},\"medicationCodeableConcept\":{\"coding\":[{\"system\":"
        + "\"http://www.nlm.nih.gov/research/umls/rxnorm\",\"code\":\"8640\"}]}}}]";
  }

  private String next(int number) {
    return ",\"link\":[{\"relation\":\"next\",\"url\":\""
        + base()
        + "/page"
        + number
        + "?of="
        + planted
        + "\"}]";
  }

  private static void send(HttpExchange exchange, int status, String body, int missing)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length + missing);
    exchange.getResponseBody().write(bytes);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  private static void pause() {
    try {
      TimeUnit.SECONDS.sleep(20);
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
