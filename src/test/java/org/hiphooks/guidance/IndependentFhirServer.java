package org.hiphooks.guidance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * HAPI JPA in a JVM of its own: a FHIR server that this project did not write, with a database,
 * with pages, and with a token. The build writes its class path (maven-antrun-plugin).
 */
final class IndependentFhirServer {

  /** What the server wants as a bearer token. */
  static final String TOKEN = "the-right-token";

  /** So few entries a page that most searches of a patient need several. */
  static final int PAGE_SIZE = 10;

  private static final Path CLASS_PATH = Path.of("target", "fhir-server.class-path");
  private static final String SOURCE = "src/test/fhir-server/JpaFhirServer.java";
  private static final String READY = "READY ";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI base;

  private IndependentFhirServer(URI base) {
    this.base = base;
  }

  private static @Nullable IndependentFhirServer shared;

  /** One for all tests of a run; it ends with their JVM, which holds its standard input. */
  static synchronized IndependentFhirServer shared() throws IOException {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  /** Starts it, which takes as long as a small application server. */
  private static IndependentFhirServer start() throws IOException {
    Path arguments = Files.createTempFile("fhir-server", ".args");
    Files.writeString(
        arguments, "-cp \"" + Files.readString(CLASS_PATH).strip().replace("\\", "\\\\") + '"');
    Path artifacts = Path.of(System.getProperty("hiphooks.artifacts", "target/artifacts"));
    Files.createDirectories(artifacts);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:TieredStopAtLevel=1",
                "@" + arguments,
                SOURCE,
                Integer.toString(PAGE_SIZE),
                TOKEN)
            .redirectError(new File(artifacts.toFile(), "fhir-server.log"))
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    try {
      return new IndependentFhirServer(address(process));
    } finally {
      Files.delete(arguments);
    }
  }

  private static URI address(Process process) throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = output.readLine();
    while (line != null && !line.startsWith(READY)) {
      line = output.readLine();
    }
    if (line == null) {
      throw new IOException("the server did not start: see fhir-server.log of the artifacts");
    }
    return URI.create("http://127.0.0.1:" + line.substring(READY.length()).strip() + "/fhir");
  }

  /** Where it answers. */
  URI base() {
    return base;
  }

  /** Stores resources under their own ids, all of them or none. */
  void store(Collection<? extends JsonNode> resources) throws IOException, InterruptedException {
    ObjectNode bundle = JSON.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "transaction");
    for (JsonNode resource : resources) {
      String address = resource.path("resourceType").asText() + '/' + resource.path("id").asText();
      ObjectNode entry = bundle.withArray("/entry").addObject();
      entry.set("resource", resource);
      entry.putObject("request").put("method", "PUT").put("url", address);
    }
    send(
        request("")
            .header("Content-Type", "application/fhir+json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(bundle))));
  }

  /** Deletes a resource by its type and id. */
  void delete(String address) throws IOException, InterruptedException {
    send(request('/' + address).DELETE());
  }

  /** What the server answers to a read or search, relative to its base. */
  JsonNode get(String query) throws IOException, InterruptedException {
    return send(request('/' + query).GET());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + TOKEN);
  }

  private static JsonNode send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() >= 300) {
      throw new AssertionError(
          response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8));
    }
    return JSON.readTree(response.body());
  }
}
