package org.hiphooks.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hiphooks.replay.ReplayCommandTest.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replay against a service elsewhere. */
class RemoteReplayTest {

  private static final Path CASE = Path.of("fhir-resources/cases/V09.json");

  @TempDir private Path folder;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private String answer = "{\"cards\": []}";
  private int status = 200;
  private HttpServer server;

  RemoteReplayTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          calls.add(
              exchange.getRequestMethod()
                  + ' '
                  + exchange.getRequestURI()
                  + ' '
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theServiceIsAskedWithTheTokenAndItsCardsAreCompared() throws Exception {
    answer =
        """
        {"cards": [
          {"summary": "s", "indicator": "critical", "source": {"label": "x"},
           "extension": {"org.hiphooks.guidance": {"rule": "RF-01", "level": "critical"}}},
          {"summary": "s", "indicator": "warning", "source": {"label": "x"},
           "extension": {"org.hiphooks.guidance": {"rule": "SP-REDS", "level": "warning"}}}]}""";
    Path token = Files.writeString(folder.resolve("token"), "secret-token\n");
    Path reports = folder.resolve("reports");

    Run run = replay("--token-file", token.toString(), "--report", reports.toString());

    assertThat(calls).containsExactly("POST /cds-services/hip-pain-guidance Bearer secret-token");
    assertThat(run.out()).contains("1 agree");
    assertThat(run.code()).isZero();
    assertThat(Files.readString(reports.resolve("report.html")))
        .contains("what its rules evaluate cannot be seen from here")
        .doesNotContain("secret-token");
  }

  @Test
  void anAnswerWithoutTheCardsDiffers() {
    Run run = replay();

    assertThat(run.out()).contains("- missed RF-01 critical");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void aRefusalIsAnErrorOfTheVisitAndNotAnAnswerWithoutCards() {
    status = 401;

    Run run = replay();

    assertThat(run.out()).contains("the service answered 401").contains("1 errored");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void whatIsNoAnswerIsAnErrorOfTheVisit() {
    answer = "<html>";

    assertThat(replay().out()).contains("the answer is not JSON");
  }

  @Test
  void aServiceThatIsGoneIsAnErrorOfTheVisit() {
    server.stop(0);

    assertThat(replay().out()).contains("the service did not answer");
  }

  private Run replay(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "replay",
                CASE.toString(),
                "--against",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/cds-services"));
    words.addAll(List.of(more));
    return ReplayCommandTest.run(words.toArray(String[]::new));
  }
}
