package org.hiphooks.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hiphooks.config.OperationsSection;
import org.hiphooks.net.TraceContext;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TracingTest {

  private static final String SERVICE = "/cds-services/hip-pain-guidance";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final FakeGuidance guidance = new FakeGuidance();
  private final Queue<Map<String, String>> passedOn = new ConcurrentLinkedQueue<>();

  @Test
  void a_trace_of_the_caller_is_passed_on_without_a_collector() throws Exception {
    try (HipHooksServer server = started(null)) {
      new Client(server).post(SERVICE, Client.PATIENT_VIEW, "traceparent", PARENT);
    }
    assertThat(passedOn).containsExactly(Map.of("traceparent", PARENT));
  }

  @Test
  void what_is_no_trace_is_not_passed_on_and_neither_is_its_state() throws Exception {
    try (HipHooksServer server = started(null)) {
      Client client = new Client(server);
      client.post(SERVICE, Client.PATIENT_VIEW, "traceparent", "Smith");
      client.post(SERVICE, Client.PATIENT_VIEW, "traceparent", PARENT, "tracestate", "a=Smith");
      client.post(SERVICE, Client.PATIENT_VIEW);
    }
    assertThat(passedOn).containsExactly(Map.of(), Map.of("traceparent", PARENT), Map.of());
  }

  @Test
  void a_collector_gets_a_span_with_route_and_correlation_and_nothing_of_the_patient()
      throws Exception {
    Queue<String> spans = new ConcurrentLinkedQueue<>();
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          spans.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    URI address = URI.create("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces");
    try (HipHooksServer server = started(address)) {
      new Client(server)
          .post(
              SERVICE + "?patient=Smith",
              Client.PATIENT_VIEW.replace("p1", "Smith"),
              "traceparent",
              PARENT);
    }
    collector.stop(0);

    String sent = String.join("", spans);
    assertThat(sent)
        .contains(new String(HexFormat.of().parseHex(TRACE), ISO_8859_1))
        .contains(SERVICE)
        .contains("de40b0926cdc336a")
        .doesNotContain("Smith");
    assertThat(passedOn)
        .singleElement()
        .satisfies(
            headers ->
                assertThat(headers.get("traceparent"))
                    .startsWith("00-" + TRACE)
                    .isNotEqualTo(PARENT));
  }

  private HipHooksServer started(@org.jspecify.annotations.Nullable URI collector)
      throws Exception {
    guidance.behaviour =
        request -> {
          passedOn.add(TraceContext.headers());
          return FakeGuidance.cards();
        };
    OperationsSection traced =
        new OperationsSection(
            null, null, Duration.ZERO, collector, Duration.ofSeconds(2), Duration.ofSeconds(2));
    HipHooksServer server =
        HipHooksServer.open(
            ServerSettings.onLoopback(0),
            new Operations(traced, new Telemetry(), false),
            List.of());
    server.serve(guidance);
    return server;
  }
}
