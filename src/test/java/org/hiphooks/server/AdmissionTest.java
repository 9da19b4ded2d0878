package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.config.CallLimits;
import org.hiphooks.trust.BoundedTokenMemory;
import org.hiphooks.trust.RefusalWatch;
import org.hiphooks.trust.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One call is worked on and one waits: there is no place for anybody else. */
@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdmissionTest {

  private static final String PATH = "/cds-services/hip-pain-guidance";
  private static final ServerLimits FULL =
      new ServerLimits(
          10_000,
          Duration.ofSeconds(5),
          1,
          1,
          Duration.ofSeconds(50),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10));
  private static final int FLOOD = 200;

  private final FakeGuidance guidance = new FakeGuidance();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @SuppressWarnings("NullAway.Init")
  private HipHooksServer server;

  @SuppressWarnings("NullAway.Init")
  private Client client;

  @BeforeEach
  void start() throws Exception {
    server =
        HipHooksServer.open(new ServerSettings("127.0.0.1", 0, List.of(), null, FULL), List.of());
    VerifiedCallers callers =
        new VerifiedCallers(
            List.of(TestKeys.client()),
            Map.of("sports-clinic", new CallLimits(100, 100)),
            new BoundedTokenMemory(1000),
            URI.create("https://cds.example.org"),
            Clock.fixed(TestKeys.NOW, ZoneOffset.UTC),
            RefusalWatch.NONE);
    server.serve(new Serving(guidance, callers));
    client = new Client(server);
    guidance.behaviour = request -> slow();
  }

  @AfterEach
  void stop() {
    goOn.countDown();
    server.close();
  }

  @Test
  void a_flood_that_may_not_call_is_401_and_takes_no_place_from_those_who_may() throws Exception {
    CompletableFuture<HttpResponse<String>> worked = callLater("Bearer " + TestKeys.good());
    asked.await();
    CompletableFuture<HttpResponse<String>> waiting = callLater("Bearer " + TestKeys.good());

    ExecutorService flood = Executors.newFixedThreadPool(20);
    List<Future<HttpResponse<String>>> refused = new ArrayList<>();
    for (int i = 0; i < FLOOD; i++) {
      String header = bad(i);
      refused.add(flood.submit(() -> call(PATH, header)));
    }
    for (Future<HttpResponse<String>> answer : refused) {
      assertThat(answer.get().statusCode()).isEqualTo(401);
    }
    flood.shutdown();
    assertThat(worked).isNotDone();
    assertThat(waiting).isNotDone();

    goOn.countDown();
    assertThat(worked.get().statusCode()).isEqualTo(200);
    assertThat(waiting.get().statusCode()).isEqualTo(200);
    assertThat(guidance.clients).hasSize(2);
  }

  @Test
  void what_needs_no_place_is_answered_while_there_is_none() throws Exception {
    CompletableFuture<HttpResponse<String>> worked = callLater("Bearer " + TestKeys.good());
    asked.await();

    assertThat(client.get("/cds-services").statusCode()).isEqualTo(200);
    assertThat(client.get(PATH).statusCode()).isEqualTo(405);
    assertThat(client.post("/cds-services/other", "{}").statusCode()).isEqualTo(404);

    goOn.countDown();
    assertThat(worked.get().statusCode()).isEqualTo(200);
  }

  private static String bad(int number) throws Exception {
    return switch (number % 4) {
      case 0 -> "";
      case 1 -> "Bearer nonsense";
      case 2 -> "Bearer " + TestKeys.good() + "xx";
      default ->
          "Bearer "
              + TestKeys.sign(
                  TestKeys.header(JWSAlgorithm.ES384, TestKeys.STRANGER).build(),
                  TestKeys.claims().build(),
                  TestKeys.STRANGER);
    };
  }

  private CompletableFuture<HttpResponse<String>> callLater(String authorization) {
    return CompletableFuture.supplyAsync(() -> call(PATH, authorization));
  }

  private HttpResponse<String> call(String path, String authorization) {
    return client.post(path, Client.PATIENT_VIEW, "Authorization", authorization);
  }

  private HookAnswer slow() {
    asked.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return FakeGuidance.cards();
  }
}
