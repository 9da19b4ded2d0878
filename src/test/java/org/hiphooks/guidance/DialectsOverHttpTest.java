package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.dialect.DialectLinter;
import org.hiphooks.config.Dialect;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hiphooks.knowledge.SiteSettings;
import org.hiphooks.server.HipHooksServer;
import org.hiphooks.server.ServerSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server for each dialect. What differs between clients is kept in golden files, without texts,
 * ids and hashes; {@code -Dhiphooks.golden.update=true} writes them anew.
 */
class DialectsOverHttpTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Path GOLDEN =
      Path.of(System.getProperty("basedir", "."), "src/test/resources/golden/dialects");
  private static final Knowledge KNOWLEDGE = RunningHipHooks.knowledge();
  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final String VISIT = "hip-pain-guidance";
  private static final Map<Dialect, HipHooksServer> SERVERS = new EnumMap<>(Dialect.class);

  @BeforeAll
  static void start() throws Exception {
    for (Dialect dialect : Dialect.values()) {
      HipGuidance guidance =
          new HipGuidance(
              KNOWLEDGE,
              SiteSettings.DEFAULT,
              Sites.mapped(KNOWLEDGE, dialect),
              HipGuidance.FETCH_DEADLINE);
      SERVERS.put(
          dialect,
          HipHooksServer.start(
              ServerSettings.onLoopback(0).at(RunningHipHooks.NOW), guidance, List.of()));
    }
  }

  @AfterAll
  static void stop() {
    SERVERS.values().forEach(HipHooksServer::close);
  }

  static Stream<Example> examples() {
    return Stream.of("V09", "O23")
        .flatMap(id -> Stream.of(Dialect.values()).map(dialect -> new Example(id, dialect)));
  }

  static Stream<Case> everyCase() {
    return CASES.all().stream();
  }

  /** A case and who asks. */
  record Example(String id, Dialect dialect) {

    @Override
    public String toString() {
      return id + '.' + dialect.code();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void aClientGetsItsOwnShape(Example example) throws Exception {
    Case vignette = CASES.get(example.id());
    JsonNode cards = cards(example.dialect(), vignette, request(vignette, example.dialect()));
    for (JsonNode card : cards) {
      assertThat(DialectLinter.check(example.dialect(), card)).isEmpty();
    }
    Path golden = GOLDEN.resolve(example + ".json");
    String shape = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(shape(cards)) + '\n';
    if (Boolean.getBoolean("hiphooks.golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, shape);
    }
    assertThat(shape).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyCase")
  void anEpicClientSendsItsOwnFormsAndGetsTheExpectedCards(Case vignette) throws Exception {
    ObjectNode request = request(vignette, Dialect.EPIC);
    JsonNode cards = cards(Dialect.EPIC, vignette, request);
    if (vignette.service().equals(VISIT)) {
      ExpectedAnswer.check(vignette, cards);
    } else {
      ExpectedOrderAnswer.check(vignette.expectation().cards(), cards, request);
    }
    for (JsonNode card : cards) {
      assertThat(DialectLinter.check(Dialect.EPIC, card)).isEmpty();
    }
  }

  @Test
  void nullFromMedplumIsNotReadAsNothingRecorded() throws Exception {
    Case vignette = CASES.get("V09");
    ObjectNode request = request(vignette, Dialect.MEDPLUM);
    request.remove("fhirServer");
    request.withObject("/prefetch").putNull("measurements");
    assertThat(rules(cards(Dialect.MEDPLUM, vignette, request))).contains("DATA-01");
    assertThat(rules(cards(Dialect.STANDARD, vignette, request))).doesNotContain("DATA-01");
  }

  private static ObjectNode request(Case vignette, Dialect dialect) {
    RenderOptions plain = RenderOptions.plain();
    boolean isVendor = dialect == Dialect.EPIC;
    ObjectNode request =
        CASES
            .renderer()
            .request(vignette, RunningHipHooks.NOW, isVendor ? plain.inVendorShape() : plain);
    if (isVendor) {
      request
          .putObject("extension")
          .put("com.epic.cdshooks.request.bpa-trigger-action", "60")
          .put("internal-session", "x");
      request.put("fhirServer", "https://ehr.example.org/api/FHIR/R4");
      request
          .putObject("fhirAuthorization")
          .put("access_token", "t")
          .put("token_type", "Bearer")
          .put("expires_in", 300)
          .put("scope", "Condition.Search (Problems) (R4) Observation.Search (LDA-W) (R4)")
          .put("subject", "hiphooks");
    }
    return request;
  }

  private static JsonNode cards(Dialect dialect, Case vignette, ObjectNode request)
      throws IOException, InterruptedException {
    HttpRequest call =
        HttpRequest.newBuilder(
                URI.create(server(dialect).address() + "/cds-services/" + vignette.service()))
            .header("Content-Type", "application/json")
            .header("Accept", "application/fhir+json, */*;q=0.1")
            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(request)))
            .build();
    HttpResponse<byte[]> response = HTTP.send(call, HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    return JSON.readTree(response.body()).path("cards");
  }

  private static HipHooksServer server(Dialect dialect) {
    return Objects.requireNonNull(SERVERS.get(dialect));
  }

  private static List<String> rules(JsonNode cards) {
    List<String> rules = new ArrayList<>();
    cards.forEach(card -> rules.add(card.at("/extension/org.hiphooks.guidance/rule").asText()));
    return rules;
  }

  /** Of each card what a dialect decides: topic, suggestions and the drafts in them. */
  private static ArrayNode shape(JsonNode cards) {
    ArrayNode shape = JSON.createArrayNode();
    for (JsonNode card : cards) {
      ObjectNode one = shape.addObject();
      one.set("topic", card.at("/source/topic/code"));
      one.set("indicator", card.path("indicator"));
      one.set("summary", card.path("summary"));
      if (card.has("suggestions")) {
        ArrayNode suggestions = card.path("suggestions").deepCopy();
        suggestions.forEach(suggestion -> ((ObjectNode) suggestion).remove("uuid"));
        one.set("suggestions", suggestions);
        one.set("selectionBehavior", card.path("selectionBehavior"));
      }
    }
    return shape;
  }
}
