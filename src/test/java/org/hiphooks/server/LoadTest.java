package org.hiphooks.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hiphooks.cdshooks.HookAnswer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LoadTest {

  private static final String SERVICE = "/cds-services/hip-pain-guidance";
  private static final ServerLimits SMALL =
      new ServerLimits(
          1000,
          Duration.ofSeconds(1),
          1,
          1,
          Duration.ofMillis(300),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10));

  @RegisterExtension
  final RunningServer running =
      new RunningServer(new ServerSettings("127.0.0.1", 0, List.of(), null, SMALL));

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @Test
  void a_call_that_waits_too_long_is_503_and_health_still_answers() throws Exception {
    running.guidance().behaviour = request -> slow();
    CompletableFuture<HttpResponse<String>> first = call();
    asked.await();

    HttpResponse<String> second = running.client().post(SERVICE, Client.PATIENT_VIEW);

    assertThat(Outcome.of(second, 503).path("code").asText()).isEqualTo("transient");
    assertThat(Client.header(second, "Retry-After")).isEqualTo("1");
    assertThat(running.client().get("/health").statusCode()).isEqualTo(200);
    goOn.countDown();
    assertThat(first.get().statusCode()).isEqualTo(200);
  }

  @Test
  void a_busy_server_hears_a_caller_out_and_keeps_the_connection() throws Exception {
    running.guidance().behaviour = request -> slow();
    CompletableFuture<HttpResponse<String>> first = call();
    asked.await();
    String head = "POST " + SERVICE + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
    String body = Client.PATIENT_VIEW;
    try (Socket socket = new Socket("127.0.0.1", running.server().port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write((head + "Content-Length: " + body.length() + "\r\n\r\n").getBytes(ISO_8859_1));
      out.write(body.substring(0, 20).getBytes(ISO_8859_1));
      out.flush();
      TimeUnit.MILLISECONDS.sleep(2 * SMALL.waiting().toMillis());
      out.write(body.substring(20).getBytes(ISO_8859_1));
      String next = "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      out.write(next.getBytes(ISO_8859_1));
      String replies = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

      assertThat(replies).startsWith("HTTP/1.1 503").contains("Retry-After: 1", "HTTP/1.1 200");
    }
    goOn.countDown();
    assertThat(first.get().statusCode()).isEqualTo(200);
  }

  @Test
  void a_stopping_server_answers_the_calls_it_has() throws Exception {
    running.guidance().behaviour = request -> slow();
    CompletableFuture<HttpResponse<String>> call = call();
    asked.await();

    CompletableFuture<Void> stopping = CompletableFuture.runAsync(() -> running.server().close());
    TimeUnit.MILLISECONDS.sleep(300);
    assertThat(stopping).isNotDone();
    goOn.countDown();

    assertThat(call.get().statusCode()).isEqualTo(200);
    stopping.get();
  }

  @Test
  void a_limit_of_its_own_is_kept() {
    Outcome.of(running.client().post(SERVICE, "{\"a\": \"" + "x".repeat(1000) + "\"}"), 413);
  }

  @Test
  void a_body_that_trickles_is_408() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", running.server().port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      String head =
          "POST "
              + SERVICE
              + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
              + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"hook\": \"";
      out.write(head.getBytes(ISO_8859_1));
      for (int i = 0; i < 8; i++) {
        out.write('x');
        out.flush();
        TimeUnit.MILLISECONDS.sleep(200);
      }
      String reply = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

      assertThat(Outcome.ofRaw(reply, 408).path("code").asText()).isEqualTo("timeout");
    }
  }

  private CompletableFuture<HttpResponse<String>> call() {
    Client client = running.client();
    return CompletableFuture.supplyAsync(() -> client.post(SERVICE, Client.PATIENT_VIEW));
  }

  private HookAnswer slow() {
    asked.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return FakeGuidance.cards();
  }
}
