package org.hiphooks.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that fail are left alone; what may help and is safe is tried a second time. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostsTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicInteger asked = new AtomicInteger();
  private final Deque<Integer> statuses = new ArrayDeque<>();

  @SuppressWarnings("NullAway.Init")
  private HttpServer server;

  @BeforeEach
  void starts() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          Integer status = statuses.size() > 1 ? statuses.poll() : statuses.peek();
          exchange.sendResponseHeaders(status == null ? 200 : status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stops() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void a_server_without_time_is_asked_a_second_time(int status) {
    answers(status, 200);

    assertThat(get(sender(), LONG).status()).isEqualTo(200);
    assertThat(asked).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 403, 404, 500})
  void what_a_second_time_would_not_change_is_asked_once(int status) {
    answers(status, 200);

    assertThat(get(sender(), LONG).status()).isEqualTo(status);
    assertThat(asked).hasValue(1);
  }

  @Test
  void twice_is_enough() {
    answers(503);

    assertThat(get(sender(), LONG).status()).isEqualTo(503);
    assertThat(asked).hasValue(2);
  }

  @Test
  void what_is_no_get_is_asked_once() {
    answers(503);
    OutgoingRequest post = new OutgoingRequest("POST", address(), Map.of(), new byte[] {'x'});

    assertThat(sender().send(post, LONG).join().status()).isEqualTo(503);
    assertThat(asked).hasValue(1);
  }

  @Test
  void shortly_before_the_deadline_there_is_no_second_time() {
    answers(503);

    assertThat(get(sender(), Duration.ofMillis(190)).status()).isEqualTo(503);
    assertThat(asked).hasValue(1);
  }

  @Test
  void a_server_that_keeps_failing_is_left_alone_and_that_is_seen() {
    answers(500);
    Sender sender = sender();
    for (int i = 0; i < 20; i++) {
      assertThat(get(sender, LONG).status()).isEqualTo(500);
      if (isOpen()) {
        break;
      }
    }
    int before = asked.get();

    assertThat(isOpen()).isTrue();
    assertThatThrownBy(() -> get(sender, LONG))
        .hasCauseInstanceOf(OutgoingFailed.class)
        .hasMessageContaining("LEFT_ALONE");
    assertThat(asked).hasValue(before);
    assertThat(counted("left-alone")).isEqualTo(1);
    assertThat(counted("server-error")).isEqualTo(before);
  }

  @Test
  void after_the_pause_one_good_answer_is_enough() {
    answers(500);
    Sender sender = new Hosts(registry, Duration.ZERO).guarding(http());
    for (int i = 0; i < 20; i++) {
      get(sender, LONG);
    }
    answers(200);

    assertThat(get(sender, LONG).status()).isEqualTo(200);
    assertThat(isOpen()).isFalse();
  }

  @Test
  void where_servers_fail_on_purpose_none_is_left_alone() {
    answers(500);
    Sender sender = new Hosts().guarding(http());
    for (int i = 0; i < 40; i++) {
      assertThat(get(sender, LONG).status()).isEqualTo(500);
    }
    assertThat(asked).hasValue(40);
  }

  @Test
  void a_token_that_is_refused_is_not_the_fault_of_the_server() {
    answers(401);
    Sender sender = sender();
    for (int i = 0; i < 40; i++) {
      assertThat(get(sender, LONG).status()).isEqualTo(401);
    }
    assertThat(counted("denied")).isEqualTo(40);
  }

  private void answers(Integer... given) {
    statuses.clear();
    statuses.addAll(java.util.List.of(given));
  }

  private boolean isOpen() {
    return registry.get("hiphooks.circuit.open").gauge().value() > 0;
  }

  private long counted(String outcome) {
    Timer timer = registry.find("hiphooks.fetch").tag("outcome", outcome).timer();
    return timer == null ? 0 : timer.count();
  }

  private static IncomingAnswer get(Sender sender, URI address, Duration timeout) {
    return sender.send(OutgoingRequest.get(address, Map.of()), timeout).join();
  }

  private IncomingAnswer get(Sender sender, Duration timeout) {
    return get(sender, address(), timeout);
  }

  private Sender sender() {
    return new Hosts(registry).guarding(http());
  }

  private OutgoingHttp http() {
    return new OutgoingHttp(Set.of(Origin.of(address())), Duration.ofSeconds(5), 1000);
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }
}
