package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.cdshooks.PreconditionFailed;
import org.hiphooks.cdshooks.ServiceDescription;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.ManagementSection;
import org.hiphooks.config.OperationsSection;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.SiteSettings;
import org.hiphooks.net.Hosts;
import org.hiphooks.server.HipHooksServer;
import org.hiphooks.server.Operations;
import org.hiphooks.server.ServerSettings;
import org.hiphooks.server.Telemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * A word that occurs nowhere else is put into every field of requests, prefetch and FHIR answers,
 * and into every fault. Then it is looked for wherever the service writes: it must not be there.
 * The same search finds leaks that are planted.
 */
@Timeout(600)
class PrivacyCanaryTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final String WORD = "Zq7Kanarie";
  private static final String SERVICE = "hip-pain-guidance";
  private static final OperationsSection MANAGED =
      new OperationsSection(
          new ManagementSection("127.0.0.1", 0),
          null,
          Duration.ZERO,
          null,
          Duration.ofSeconds(1),
          Duration.ofSeconds(2));

  private final HttpClient http = HttpClient.newHttpClient();
  private final Telemetry telemetry = new Telemetry();
  private int calls;

  @Test
  void nothingOfAPatientIsWrittenAnywhereButIntoAnswers() throws Exception {
    try (Outputs outputs = new Outputs()) {
      HipGuidance guidance = guidance(List.of());
      try (HipHooksServer server = started(guidance)) {
        for (ObjectNode request : everyField(request("V09"))) {
          outputs.reply(post(server, SERVICE, JSON.writeValueAsBytes(request)));
        }
        for (ObjectNode request : everyField(order())) {
          outputs.reply(post(server, "hip-order-sign", JSON.writeValueAsBytes(request)));
        }
        everyPlaceOfHttp(server, outputs);
        scrape(server, outputs);
      }
      for (String fault :
          List.of(
              "dead",
              "slow",
              "401",
              "403",
              "404",
              "429",
              "500",
              "503",
              "html",
              "half of a body",
              "half of a json",
              "wrong patient",
              "paging forever")) {
        faulty(fault, outputs);
      }

      Map<String, Long> counts = outputs.count(WORD);
      print(
          "in "
              + calls
              + " calls, "
              + outputs.lines()
              + " lines of log, "
              + outputs.refusals()
              + " refusals: "
              + counts);
      assertThat(calls).isGreaterThan(500);
      assertThat(outputs.lines()).isGreaterThan(500);
      assertThat(outputs.refusals()).isGreaterThan(25);
      assertThat(outputs.refusalsWith(WORD)).isEmpty();
      assertThat(counts.values()).containsOnly(0L);
    }
  }

  /** The same search, over a guidance that leaks into every place. */
  @Test
  void theSameSearchFindsLeaksThatArePlanted() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "leak-" + System.nanoTime());
    try (Outputs outputs = new Outputs();
        HipHooksServer server = started(new Leaking(telemetry.registry(), file, end))) {
      ObjectNode request = request("V09");
      ((ObjectNode) request.path("context")).put("patientId", WORD);
      outputs.reply(post(server, SERVICE, JSON.writeValueAsBytes(request)));
      scrape(server, outputs);
      outputs.span("name=" + WORD);

      Map<String, Long> counts = outputs.count(WORD);
      end.countDown();
      print("planted leaks: " + counts);
      counts.remove("headers");
      assertThat(counts.values()).allMatch(count -> count > 0);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Copies of a request in each of which one value, or one name, is the word. */
  private List<ObjectNode> everyField(ObjectNode request) {
    List<String> pointers = new ArrayList<>();
    collect(request, "", pointers);
    List<ObjectNode> copies = new ArrayList<>();
    for (String pointer : pointers) {
      String parent = pointer.substring(0, pointer.lastIndexOf('/'));
      String last = pointer.substring(parent.length() + 1).replace("~1", "/").replace("~0", "~");
      ObjectNode valued = request.deepCopy();
      JsonNode holder = valued.at(parent);
      if (holder instanceof ArrayNode array) {
        array.set(Integer.parseInt(last), WORD);
      } else if (holder instanceof ObjectNode object) {
        object.put(last, WORD);
        ObjectNode named = request.deepCopy();
        ((ObjectNode) named.at(parent)).set(WORD, object.get(last));
        ((ObjectNode) named.at(parent)).remove(last);
        copies.add(named);
      }
      copies.add(valued);
    }
    return copies;
  }

  private static void collect(JsonNode node, String pointer, List<String> pointers) {
    if (node.isValueNode()) {
      pointers.add(pointer);
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), pointer + '/' + i, pointers);
      }
    } else {
      node.fields()
          .forEachRemaining(
              field ->
                  collect(
                      field.getValue(),
                      pointer + '/' + field.getKey().replace("~", "~0").replace("/", "~1"),
                      pointers));
    }
  }

  private void everyPlaceOfHttp(HipHooksServer server, Outputs outputs) throws Exception {
    byte[] body = JSON.writeValueAsBytes(request("V09"));
    outputs.reply(post(server, SERVICE + "?patient=" + WORD, body));
    outputs.reply(post(server, WORD, body));
    outputs.reply(post(server, SERVICE, WORD.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    String half = new String(body, java.nio.charset.StandardCharsets.UTF_8);
    outputs.reply(post(server, SERVICE, ("{\"" + WORD + "\":" + half).getBytes("UTF-8")));
    for (String header :
        List.of("Authorization", "Origin", "Cookie", "traceparent", "X-Correlation-Id")) {
      HttpRequest request =
          builder(server, "/cds-services/" + SERVICE)
              .header(header, WORD)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofByteArray(body))
              .build();
      outputs.reply(send(request));
    }
    outputs.reply(send(builder(server, "/" + WORD).build()));
    outputs.reply(
        send(builder(server, "/health").method(WORD, HttpRequest.BodyPublishers.noBody()).build()));
    outputs.reply(
        send(
            builder(server, "/cds-services/" + SERVICE)
                .header("Content-Type", "text/" + WORD)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build()));
  }

  private void faulty(String fault, Outputs outputs) throws Exception {
    try (FaultyFhirServer fhir = new FaultyFhirServer(fault, WORD);
        HipHooksServer server = started(guidance(List.of(fhir.base())))) {
      ObjectNode request = request("V09");
      request.remove("prefetch");
      request.put("fhirServer", fhir.base().toString());
      request
          .putObject("fhirAuthorization")
          .put("access_token", WORD)
          .put("token_type", "Bearer")
          .put("expires_in", 300)
          .put("scope", "patient/*.read")
          .put("subject", WORD);
      outputs.reply(post(server, SERVICE, JSON.writeValueAsBytes(request)));
      scrape(server, outputs);
    }
  }

  private HipGuidance guidance(List<URI> servers) {
    ClientSettings client = ClientSettings.named("test").fhirServers(servers).asDefault().build();
    Surroundings surroundings =
        new Surroundings(
            new Hosts(telemetry.registry()), telemetry.registry(), Duration.ofSeconds(1));
    return new HipGuidance(RunningHipHooks.knowledge(), SiteSettings.DEFAULT, client, surroundings);
  }

  private HipHooksServer started(GuidanceService guidance) throws Exception {
    HipHooksServer server =
        HipHooksServer.open(
            ServerSettings.onLoopback(0).at(RunningHipHooks.NOW),
            new Operations(MANAGED, telemetry, true),
            List.of());
    server.serve(guidance);
    return server;
  }

  private static ObjectNode request(String id) {
    return CASES.renderer().request(CASES.get(id), RunningHipHooks.NOW, RenderOptions.plain());
  }

  private static ObjectNode order() {
    return CASES.all().stream()
        .filter(vignette -> "hip-order-sign".equals(vignette.service()))
        .findFirst()
        .map(vignette -> request(vignette.id()))
        .orElseThrow();
  }

  private void scrape(HipHooksServer server, Outputs outputs) throws Exception {
    int port = server.managementPort().orElseThrow();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    outputs.metrics(http.send(request, BodyHandlers.ofString()).body());
  }

  private HttpResponse<String> post(HipHooksServer server, String service, byte[] body)
      throws Exception {
    return send(
        builder(server, "/cds-services/" + service)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  private static HttpRequest.Builder builder(HipHooksServer server, String path) {
    return HttpRequest.newBuilder(URI.create(server.address() + path));
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    calls++;
    return http.send(request, BodyHandlers.ofString());
  }

  private static void print(String line) throws Exception {
    Path artifacts = Path.of(System.getProperty("hiphooks.artifacts", "target/artifacts"));
    Files.createDirectories(artifacts);
    Path file = artifacts.resolve("privacy-canary.txt");
    List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
    String kind = line.substring(0, 2);
    lines.removeIf(known -> known.startsWith(kind));
    lines.add(line);
    Files.write(file, lines);
  }

  /** Writes the patient's id into every place. */
  private static final class Leaking implements GuidanceService {

    private final MeterRegistry registry;
    private final Path file;
    private final CountDownLatch end;

    Leaking(MeterRegistry registry, Path file, CountDownLatch end) {
      this.registry = registry;
      this.file = file;
      this.end = end;
    }

    @Override
    public List<ServiceDescription> services() {
      return List.of(
          new ServiceDescription(SERVICE, "patient-view", "t", "d", "u", Map.of(), "1", "hash"));
    }

    @Override
    public HookAnswer answer(String serviceId, HookRequest request, Instant now)
        throws PreconditionFailed {
      String patient = request.context().patientId();
      LoggerFactory.getLogger("org.hiphooks.leak").warn("looked at {}", patient);
      registry.counter("leak", "patient", patient).increment();
      new Thread(this::waitForEnd, "patient " + patient).start();
      try {
        Files.writeString(file, patient);
      } catch (java.io.IOException e) {
        throw new IllegalStateException(e);
      }
      throw new PreconditionFailed(List.of(patient));
    }

    private void waitForEnd() {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
