package org.hiphooks.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hiphooks.net.OutgoingFailed.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutgoingHttpTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final int AT_ONCE = 100;

  private final HttpServer server;
  private final URI base;

  OutgoingHttpTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
    base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @BeforeEach
  void start() {
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/echo",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().add("X-Kind", exchange.getRequestMethod());
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.createContext(
        "/away",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 10);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void sendsAndReads() {
    byte[] body = "hello".getBytes(StandardCharsets.UTF_8);

    IncomingAnswer answer =
        client(100).send(new OutgoingRequest("POST", at("/echo"), Map.of(), body), SECOND).join();

    assertThat(answer.isSuccess()).isTrue();
    assertThat(answer.header("x-kind")).contains("POST");
    assertThat(answer.body()).isEqualTo(body);
  }

  /** Each is answered only when all have come. */
  @Test
  void noRequestWaitsForAnother() {
    CountDownLatch all = new CountDownLatch(AT_ONCE);
    server.createContext(
        "/together",
        exchange -> {
          all.countDown();
          boolean isWhole = isDone(all);
          exchange.sendResponseHeaders(isWhole ? 204 : 500, -1);
          exchange.close();
        });
    OutgoingHttp client = client(100);
    List<CompletableFuture<IncomingAnswer>> answers = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      answers.add(client.send(get("/together"), Duration.ofSeconds(20)));
    }

    assertThat(answers).allMatch(answer -> answer.join().status() == 204);
  }

  private static boolean isDone(CountDownLatch all) {
    try {
      return all.await(15, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Test
  void doesNotFollowARedirect() {
    assertThat(client(100).send(get("/away"), SECOND).join().status()).isEqualTo(302);
  }

  @Test
  void asksNoOtherOrigin() {
    assertFails(
        Reason.NOT_ALLOWED, OutgoingRequest.get(URI.create("http://127.0.0.1:1/"), Map.of()));
    assertFails(
        Reason.NOT_ALLOWED,
        OutgoingRequest.get(URI.create("http://127.0.0.1@example.org/"), Map.of()));
    assertFails(Reason.NOT_ALLOWED, OutgoingRequest.get(URI.create("file:///etc/hosts"), Map.of()));
  }

  @Test
  void givesUpWhenABodyDoesNotEnd() {
    assertThatThrownBy(() -> client(100).send(get("/slow"), Duration.ofMillis(300)).join())
        .satisfies(failure -> assertThat(reason(failure)).isEqualTo(Reason.TIMEOUT));
  }

  @Test
  void givesUpWhenABodyIsTooLarge() {
    OutgoingRequest request = new OutgoingRequest("POST", at("/echo"), Map.of(), new byte[101]);

    assertFails(Reason.TOO_LARGE, request);
  }

  @Test
  void saysThatNobodyAnswers() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    URI nobody = URI.create("http://127.0.0.1:" + port);
    OutgoingHttp http = new OutgoingHttp(Set.of(Origin.of(nobody)), SECOND, 100);

    assertThatThrownBy(() -> http.send(OutgoingRequest.get(nobody, Map.of()), SECOND).join())
        .satisfies(failure -> assertThat(reason(failure)).isEqualTo(Reason.UNREACHABLE));
  }

  @Test
  void showsNothingOfWhatItCarries() {
    OutgoingRequest request =
        new OutgoingRequest("GET", at("/secret"), Map.of("Authorization", "Bearer x"), new byte[3]);

    assertThat(request).hasToString("OutgoingRequest[GET, 3 bytes]");
    assertThat(new IncomingAnswer(200, Map.of(), new byte[2]))
        .hasToString("IncomingAnswer[200, 2 bytes]");
  }

  private void assertFails(Reason reason, OutgoingRequest request) {
    assertThatThrownBy(() -> client(100).send(request, SECOND).join())
        .satisfies(failure -> assertThat(reason(failure)).isEqualTo(reason));
  }

  private static Reason reason(Throwable failure) {
    if (failure instanceof CompletionException
        && failure.getCause() instanceof OutgoingFailed outgoing) {
      return outgoing.reason();
    }
    throw new AssertionError("not an outgoing failure", failure);
  }

  private OutgoingHttp client(int maximumBytes) {
    return new OutgoingHttp(Set.of(Origin.of(base)), SECOND, maximumBytes);
  }

  private OutgoingRequest get(String path) {
    return OutgoingRequest.get(at(path), Map.of());
  }

  private URI at(String path) {
    return base.resolve(path);
  }
}
