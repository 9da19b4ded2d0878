package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StartTest {

  private final FakeGuidance guidance = new FakeGuidance();

  @Test
  void a_port_that_is_taken_is_said_with_what_to_do() throws Exception {
    try (HipHooksServer first = start(ServerSettings.onLoopback(0))) {
      ServerSettings same = ServerSettings.onLoopback(first.port());

      ServerUnavailable fault = catchThrowableOfType(ServerUnavailable.class, () -> start(same));

      assertThat(fault.reason()).isEqualTo(ServerUnavailable.Reason.SURROUNDINGS);
      assertThat(fault)
          .hasMessageContaining("port " + first.port() + " of 127.0.0.1")
          .hasMessageContaining("--port 0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "", "name.invalid"})
  void another_address_than_loopback_is_refused(String bind) {
    ServerSettings settings = new ServerSettings(bind, 0, List.of(), null, ServerLimits.defaults());

    assertThatThrownBy(() -> start(settings))
        .isInstanceOfSatisfying(
            ServerUnavailable.class,
            fault -> assertThat(fault.reason()).isEqualTo(ServerUnavailable.Reason.REFUSED))
        .hasMessageContaining("loopback");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void loopback_has_several_names(String bind) throws Exception {
    try (HipHooksServer server =
        start(new ServerSettings(bind, 0, List.of(), null, ServerLimits.defaults()))) {
      assertThat(server.address().toString()).isEqualTo("http://" + bind + ":" + server.port());
      assertThat(new Client(server).get("/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void other_things_are_served_on_the_same_port() throws Exception {
    ServletContextHandler servlets = new ServletContextHandler("/fhir");
    servlets.addServlet(new jakarta.servlet.http.HttpServlet() {}, "/*");
    List<Mount> mounts =
        List.of(
            new Mount("/demo", new Echo("demo")),
            new Mount("/fhir", servlets),
            new Mount("/", new Echo("rest")));
    try (HipHooksServer server =
        HipHooksServer.start(ServerSettings.onLoopback(0), guidance, mounts)) {
      Client client = new Client(server);

      assertThat(client.get("/demo").body()).isEqualTo("demo /demo");
      assertThat(client.get("/demo/patients").body()).isEqualTo("demo /demo/patients");
      assertThat(client.get("/fhir/Patient").statusCode()).isEqualTo(405);
      assertThat(client.get("/").body()).isEqualTo("rest /");
      assertThat(client.get("/demos").body()).isEqualTo("rest /demos");
      assertThat(client.get("/cds-services").body()).startsWith("{\"services\"");
      assertThat(client.get("/demo", "Origin", "https://evil.example").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void a_mounts_path_is_checked() {
    assertThatThrownBy(() -> new Mount("demo", new Echo("x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Mount("/demo/*", new Echo("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private HipHooksServer start(ServerSettings settings) throws ServerUnavailable {
    return HipHooksServer.start(settings, guidance, List.of());
  }

  private static final class Echo extends Handler.Abstract {

    private final String name;

    Echo(String name) {
      this.name = name;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      String text = name + ' ' + request.getHttpURI().getCanonicalPath();
      response.write(true, StandardCharsets.UTF_8.encode(text), callback);
      return true;
    }
  }
}
