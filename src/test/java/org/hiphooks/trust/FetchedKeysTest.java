package org.hiphooks.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiphooks.net.Origin;
import org.hiphooks.net.OutgoingHttp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FetchedKeysTest {

  private final AtomicInteger asked = new AtomicInteger();
  private final SetClock clock = new SetClock();
  private volatile String document = TestKeys.document(TestKeys.P384);
  private volatile int status = 200;
  private final HttpServer server = server();
  private final FetchedKeys keys = keys();

  @BeforeEach
  void startServer() {
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void aKeyIsFetchedOnceAndKept() throws Exception {
    assertThat(keys.find("ec-384")).isPresent();
    assertThat(keys.find("ec-384")).isPresent();
    assertThat(asked).hasValue(1);
    assertThat(keys.find("ec-384").map(JWK::isPrivate)).contains(false);
  }

  @Test
  void aRotationIsSeenAtOnceAndInventedIdsDoNotFloodTheClientsServer() throws Exception {
    assertThat(keys.find("ec-384")).isPresent();
    document = TestKeys.document(TestKeys.RSA, TestKeys.P384);
    clock.pass(Duration.ofSeconds(31));
    assertThat(keys.find("rsa-1")).isPresent();
    for (int i = 0; i < 100; i++) {
      assertThat(keys.find("invented-" + i)).isEmpty();
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void whileTheAddressIsDownKnownKeysCountForADay() throws Exception {
    assertThat(keys.find("ec-384")).isPresent();
    status = 503;
    clock.pass(Duration.ofHours(23));
    assertThat(keys.find("ec-384")).isPresent();
    clock.pass(Duration.ofHours(2));
    assertThatThrownBy(() -> keys.find("ec-384")).isInstanceOf(KeysUnavailable.class);
  }

  @Test
  void aDocumentThatIsNoKeySetIsNoAnswer() {
    document = "<html>Sign in</html>";
    assertThatThrownBy(() -> keys.find("ec-384")).isInstanceOf(KeysUnavailable.class);
  }

  @Test
  void aKeyThatWasTakenBackIsNotTakenAnyMoreAfterAnHour() throws Exception {
    assertThat(keys.find("ec-384")).isPresent();
    document = TestKeys.document(TestKeys.RSA);
    clock.pass(Duration.ofMinutes(61));
    assertThat(keys.find("ec-384")).isEmpty();
  }

  @Test
  void manyCallersAtOnceAskOnce() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(20);
    CountDownLatch together = new CountDownLatch(1);
    List<Future<Boolean>> found = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      found.add(
          callers.submit(
              () -> {
                together.await();
                return keys.find("ec-384").isPresent();
              }));
    }
    together.countDown();
    for (Future<Boolean> one : found) {
      assertThat(one.get()).isTrue();
    }
    callers.shutdown();
    assertThat(asked).hasValue(1);
  }

  @Test
  void weakSymmetricAndNamelessKeysAreNotTaken() throws Exception {
    String weak =
        """
        {"keys": [{"kty": "oct", "kid": "secret", "k": "c2VjcmV0"}]}""";
    assertThatThrownBy(() -> PinnedKeys.of(weak))
        .isInstanceOf(KeysUnavailable.class)
        .hasMessageContaining("no public RSA or EC key");
    assertThatThrownBy(() -> PinnedKeys.of(TestKeys.document(TestKeys.P384, TestKeys.STRANGER)))
        .hasMessageContaining("one kid");
  }

  private FetchedKeys keys() {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks");
    OutgoingHttp http =
        new OutgoingHttp(Set.of(Origin.of(address)), Duration.ofSeconds(5), 1024 * 1024);
    return new FetchedKeys(address, http, clock);
  }

  private HttpServer server() {
    try {
      HttpServer made =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.createContext("/jwks", this::answer);
      return made;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    byte[] body = document.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** A clock that moves only when told. */
  private static final class SetClock extends Clock {

    private volatile Instant now = TestKeys.NOW;

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
