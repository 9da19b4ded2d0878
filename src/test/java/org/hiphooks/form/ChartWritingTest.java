package org.hiphooks.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hiphooks.config.ClientSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of answers at FHIR servers that take them, refuse them, or take some. */
class ChartWritingTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCOPE = "patient/Observation.crs patient/QuestionnaireResponse.c";
  private static final Answers TWO =
      new Answers(Map.of("side", List.of("right"), "nrs", List.of("6")));

  private final List<JsonNode> made = new CopyOnWriteArrayList<>();
  private final Map<String, String> places = new HashMap<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private boolean takesTransactions = true;
  private int status = 201;
  private String refusedCode = "";

  @SuppressWarnings("NullAway.Init")
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/fhir", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void oneTransactionHoldsEveryAnswerAndTheForm() {
    ChartWrite write = write(writing(SCOPE), TWO);
    assertThat(write.outcome()).isEqualTo(Outcome.SAVED);
    assertThat(write.lines()).extracting(WrittenLine::where).allMatch(w -> !w.isEmpty());
    assertThat(types())
        .containsExactlyInAnyOrder("Observation", "Observation", "QuestionnaireResponse");
    assertThat(tokens).containsOnly("Bearer secret-token");
  }

  @Test
  void aFormThatMayNotBeWrittenIsLeftOut() {
    assertThat(write(writing("patient/Observation.crs"), TWO).outcome()).isEqualTo(Outcome.SAVED);
    assertThat(types()).containsOnly("Observation");
  }

  @Test
  void aSecondClickMakesNothingNew() {
    ChartWriting writing = writing(SCOPE);
    write(writing, TWO);
    assertThat(write(writing, TWO).outcome()).isEqualTo(Outcome.SAVED);
    assertThat(made).hasSize(3);
  }

  @Test
  void whenTheAnswerToAWriteIsLostTheNextOneFindsWhatWasMade() {
    ChartWriting writing = writing("patient/Observation.crs");
    status = 504;
    assertThat(write(writing, TWO).outcome()).isEqualTo(Outcome.FAILED);
    status = 201;
    assertThat(write(writing, TWO).outcome()).isEqualTo(Outcome.SAVED);
    assertThat(made).hasSize(2);
  }

  @Test
  void anotherAnswerToTheSameQuestionIsWrittenAndOneThatComesBackToo() {
    ChartWriting writing = writing("patient/Observation.crs");
    for (String score : List.of("6", "7", "6")) {
      Answers answers = new Answers(Map.of("nrs", List.of(score)));
      assertThat(write(writing, answers).outcome()).isEqualTo(Outcome.SAVED);
    }
    assertThat(made)
        .extracting(observation -> observation.at("/valueQuantity/value").asInt())
        .containsExactly(6, 7, 6);
  }

  @Test
  void whereTransactionsAreNotKnownAnswersAreWrittenOneByOne() {
    takesTransactions = false;
    ChartWrite write = write(writing(SCOPE), TWO);
    assertThat(write.outcome()).isEqualTo(Outcome.SAVED);
    assertThat(types()).contains("QuestionnaireResponse", "Observation");
  }

  @Test
  void whatIsRefusedIsNamedAndTriedAgain() {
    takesTransactions = false;
    refusedCode = "72514-3";
    ChartWriting writing = writing("patient/Observation.crs");
    ChartWrite write = write(writing, TWO);
    assertThat(write.outcome()).isEqualTo(Outcome.PARTLY_SAVED);
    assertThat(write.lines().stream().filter(line -> !line.isSaved()))
        .extracting(WrittenLine::answer)
        .containsExactly("6");
    refusedCode = "";
    assertThat(write(writing, TWO).outcome()).isEqualTo(Outcome.SAVED);
    assertThat(made).hasSize(2);
  }

  @Test
  void aServerThatRefusesEverythingKeepsNothingAndTheAnswersStay() {
    status = 401;
    ChartWrite write = write(writing(SCOPE), TWO);
    assertThat(write.outcome()).isEqualTo(Outcome.ENDED);
    assertThat(write.lines()).hasSize(2).noneMatch(WrittenLine::isSaved);
    assertThat(made).isEmpty();
  }

  @Test
  void nothingAnsweredWritesNothing() {
    assertThat(write(writing(SCOPE), Answers.NONE).outcome()).isEqualTo(Outcome.NOTHING);
    assertThat(tokens).isEmpty();
  }

  private ChartWriting writing(String scope) {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fhir");
    ClientSettings client =
        ClientSettings.named("test").fhirServers(List.of(base)).asDefault().build();
    SmartToken token = new SmartToken("secret-token", "p1", scope, "Practitioner/a");
    return new ChartWriting(new SmartClient(client), base, token);
  }

  private static ChartWrite write(ChartWriting writing, Answers answers) {
    ObjectNode response =
        ResponseWriter.write(Forms.FORM, answers, "p1", "Practitioner/a", Forms.NOW);
    return writing.write(Forms.findings(answers), response);
  }

  private List<String> types() {
    List<String> types = new ArrayList<>();
    made.forEach(resource -> types.add(resource.path("resourceType").asText()));
    return types;
  }

  private void answer(HttpExchange exchange) throws IOException {
    tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
    JsonNode body = JSON.readTree(exchange.getRequestBody());
    boolean isBundle = "Bundle".equals(body.path("resourceType").asText());
    int answered = status;
    ObjectNode answer = JSON.createObjectNode();
    if (status == 401) {
      answer.put("resourceType", "OperationOutcome");
    } else if (isBundle && !takesTransactions) {
      answered = 400;
    } else if (isBundle) {
      for (JsonNode entry : body.path("entry")) {
        String condition = entry.at("/request/ifNoneExist").asText();
        answer
            .withArray("/entry")
            .addObject()
            .putObject("response")
            .put("status", "201 Created")
            .put("location", make(entry.path("resource"), condition));
      }
    } else if (!refusedCode.isEmpty()
        && body.at("/code/coding/0/code").asText().equals(refusedCode)) {
      answered = 422;
    } else {
      String condition = exchange.getRequestHeaders().getFirst("If-None-Exist");
      exchange.getResponseHeaders().add("Location", make(body, String.valueOf(condition)));
    }
    byte[] bytes = JSON.writeValueAsBytes(answer);
    exchange.sendResponseHeaders(answered, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private String make(JsonNode resource, String condition) {
    return places.computeIfAbsent(
        condition,
        key -> {
          made.add(resource);
          return resource.path("resourceType").asText() + '/' + made.size();
        });
  }
}
