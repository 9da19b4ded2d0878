package org.hiphooks.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.config.SettingsReader;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.Content;

/** A call that sends nothing ahead, beside a FHIR server that answers each request in 20 ms. */
final class Fetching {

  private static final int MILLIS = 20;
  private static final String NOTHING =
      "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}";

  private final AtomicInteger requests = new AtomicInteger();

  /**
   * What it took.
   *
   * @param millis from the bytes of the call to the bytes of the answer, median, by the clock
   * @param requests to the FHIR server, a call
   */
  record Fetched(double millis, int requests) {}

  static Fetched measure(byte[] body, int calls) throws Exception {
    return new Fetching().run(body, calls);
  }

  private Fetched run(byte[] body, int calls) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ExecutorService threads = Executors.newCachedThreadPool();
    ObjectNode call = (ObjectNode) new ObjectMapper().readTree(body);
    String patient = call.at("/prefetch/patient").toString();
    server.setExecutor(threads);
    server.createContext("/fhir", exchange -> answer(exchange, patient));
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
      call.remove("prefetch");
      call.put("fhirServer", base);
      byte[] bare = new ObjectMapper().writeValueAsBytes(call);
      HipGuidance guidance = guidance(base);
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < calls * 2; i++) {
        requests.set(0);
        long start = System.nanoTime();
        HookRequest request = new RequestReader().read(new ByteArrayInputStream(bare));
        guidance.answer(Calls.SERVICE, request, Calls.NOW);
        if (i >= calls) {
          millis.add((System.nanoTime() - start) / 1e6);
        }
      }
      Collections.sort(millis);
      return new Fetched(millis.get(millis.size() / 2), requests.get());
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private static HipGuidance guidance(String base) throws IOException {
    Path file = Files.createTempFile("bench", ".yaml");
    Files.writeString(
        file, "clients:\n  - name: bench\n    default: true\n    fhirServers: [" + base + "]\n");
    try {
      return HipGuidance.load(Content.embedded(), SettingsReader.read(file, Map.of()));
    } finally {
      Files.delete(file);
    }
  }

  private void answer(HttpExchange exchange, String patient) throws IOException {
    requests.incrementAndGet();
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    boolean isPatient = exchange.getRequestURI().getPath().contains("/Patient/");
    byte[] answer = (isPatient ? patient : NOTHING).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
