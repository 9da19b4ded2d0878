package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hiphooks.config.CallLimits;
import org.hiphooks.trust.BoundedTokenMemory;
import org.hiphooks.trust.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A server that checks who calls. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VerifiedCallersTest {

  private static final String PATH = "/cds-services/hip-pain-guidance";
  private static final URI PUBLIC = URI.create("https://cds.example.org");
  private static final Clock NOW = Clock.fixed(TestKeys.NOW, ZoneOffset.UTC);
  private static final CallLimits LIMITS = new CallLimits(100, 2);

  private final FakeGuidance guidance = new FakeGuidance();
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private HipHooksServer server;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    server = HipHooksServer.open(ServerSettings.onLoopback(0), List.of());
    VerifiedCallers callers =
        new VerifiedCallers(
            List.of(TestKeys.client()),
            Map.of("sports-clinic", LIMITS),
            new BoundedTokenMemory(100),
            PUBLIC,
            NOW,
            (client, reason) -> refused.add(client + ' ' + reason));
    server.serve(new Serving(guidance, callers));
    client = new Client(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_good_token_is_answered_as_its_client() throws Exception {
    assertThat(call("Bearer " + TestKeys.good()).statusCode()).isEqualTo(200);
    assertThat(guidance.clients).containsExactly("sports-clinic");
  }

  @Test
  void no_token_is_401_without_detail_and_the_body_is_not_looked_at() {
    HttpResponse<String> answer = client.post(PATH, "not JSON");

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(answer.body()).contains("login").contains("a bearer token");
    assertThat(guidance.clients).isEmpty();
  }

  @Test
  void every_bad_token_has_the_same_answer() throws Exception {
    String used = TestKeys.good();
    call("Bearer " + used);
    List<String> bad =
        List.of(
            "Bearer " + used,
            "Bearer nonsense",
            "Bearer ",
            "Basic dXNlcjpwYXNz",
            "Bearer " + TestKeys.good() + "x",
            "Bearer " + forAnotherService(),
            "Bearer " + signed(TestKeys.claims().issuer("https://nobody.example.org")));

    for (String header : bad) {
      HttpResponse<String> answer = call(header);
      assertThat(answer.statusCode()).as(header).isEqualTo(401);
      assertThat(withoutId(answer)).isEqualTo(withoutId(client.post(PATH, Client.PATIENT_VIEW)));
    }
    assertThat(guidance.clients).hasSize(1);
    assertThat(refused)
        .startsWith("sports-clinic REPLAYED", " MISSING")
        .contains(" MALFORMED", "sports-clinic AUDIENCE", " ISSUER");
  }

  @Test
  void discovery_is_public() {
    assertThat(client.get("/cds-services").statusCode()).isEqualTo(200);
  }

  @Test
  void more_calls_than_the_client_may_make_are_429_and_say_when_to_come_back() throws Exception {
    CountDownLatch begun = new CountDownLatch(LIMITS.callsAtOnce());
    CountDownLatch end = new CountDownLatch(1);
    guidance.behaviour =
        request -> {
          begun.countDown();
          await(end);
          return FakeGuidance.cards();
        };
    ExecutorService callers = Executors.newFixedThreadPool(LIMITS.callsAtOnce());
    for (int i = 0; i < LIMITS.callsAtOnce(); i++) {
      String token = TestKeys.good();
      callers.execute(() -> call("Bearer " + token));
    }
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

    HttpResponse<String> answer = call("Bearer " + TestKeys.good());
    end.countDown();
    callers.shutdown();

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(answer.body()).contains("throttled");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void the_log_names_the_first_check_that_fails_and_nothing_of_the_token() throws Exception {
    String token = forAnotherService();
    try (LogLines log = new LogLines()) {
      call("Bearer " + token);

      assertThat(log.text()).contains("sports-clinic, audience: aud is not the address");
      assertThat(log.text()).doesNotContain(token).doesNotContain("other-service");
    }
  }

  private HttpResponse<String> call(String authorization) {
    return client.post(PATH, Client.PATIENT_VIEW, "Authorization", authorization);
  }

  private static String withoutId(HttpResponse<String> answer) {
    return answer.body().replaceAll("\"id\":\"[^\"]*\"", "");
  }

  private static String forAnotherService() throws JOSEException {
    return signed(TestKeys.claims().audience("https://cds.example.org/cds-services/other-service"));
  }

  private static String signed(com.nimbusds.jwt.JWTClaimsSet.Builder claims) throws JOSEException {
    return TestKeys.sign(
        TestKeys.header(JWSAlgorithm.ES384, TestKeys.P384).build(), claims.build(), TestKeys.P384);
  }
}
