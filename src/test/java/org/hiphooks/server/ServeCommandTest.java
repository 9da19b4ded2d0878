package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hiphooks.cdshooks.GuidanceService;
import org.hiphooks.config.Settings;
import org.hiphooks.knowledge.ContentInvalid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServeCommandTest {

  private static final Addition NO_PAGES =
      new Addition() {
        @Override
        public List<Mount> mounts() {
          return List.of();
        }

        @Override
        public void opened(GuidanceService guidance) {}

        @Override
        public GuidanceService around(GuidanceService guidance, URI publicUrl, Duration kept) {
          return guidance;
        }
      };

  @TempDir Path folder = Path.of("");

  private final FakeGuidance guidance = new FakeGuidance();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private @Nullable Path loaded;
  private @Nullable Settings configured;

  @Test
  void it_says_where_it_is_and_what_it_serves() throws Exception {
    try (HipHooksServer server =
        start("--unverified", "--port", "0", "--clock", "2026-06-01T12:00:00Z")) {
      new Client(server).post("/cds-services/hip-pain-guidance", Client.PATIENT_VIEW);

      assertThat(out.toString())
          .contains("Content  0.1.0 abc123")
          .contains("Services " + server.address() + "/cds-services")
          .contains("Health   " + server.address() + "/health")
          .contains("Clock    fixed at 2026-06-01T12:00:00Z for the evaluation")
          .contains("only this machine can call (--unverified)");
      assertThat(guidance.nows).containsExactly(Instant.parse("2026-06-01T12:00:00Z"));
      assertThat(loaded).isNull();
    }
  }

  @Test
  void options_win_over_the_configuration() throws Exception {
    Path config = file("server: {port: 1}\ncontent: {path: other}\nclients: [{name: north}]\n");

    try (HipHooksServer server =
        start("--config", config.toString(), "--port", "0", "--content", "mine")) {
      assertThat(server.port()).isGreaterThan(1);
      assertThat(loaded).isEqualTo(Path.of("mine"));
      assertThat(configured).extracting(Settings::clients).asList().hasSize(1);
    }
  }

  @Test
  void the_configuration_names_the_content() throws Exception {
    Files.createDirectory(folder.resolve("other"));
    Path config = file("server: {port: 0}\ncontent: {path: other}\n");

    try (HipHooksServer server = start("--config", config.toString())) {
      assertThat(server.port()).isPositive();
      assertThat(loaded).isEqualTo(folder.resolve("other"));
    }
  }

  @Test
  void a_configuration_with_faults_is_3_and_names_each() throws Exception {
    Path config = file("server:\n  prot: 1\n  port: x\n");

    assertThat(run("--config", config.toString())).isEqualTo(3);
    assertThat(err.toString())
        .contains(config + ":2: unknown key 'prot'")
        .contains(config + ":3: must be a number");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void unverified_callers_are_of_this_machine_or_it_is_3() throws Exception {
    Path config = file("server: {bind: 0.0.0.0, port: 0}\n");

    assertThat(run("--unverified", "--config", config.toString())).isEqualTo(3);
    assertThat(err.toString()).contains("loopback").contains("not verified");
  }

  @Test
  void other_machines_can_call_only_an_address_that_tokens_can_name() throws Exception {
    Path config = file("server: {bind: 0.0.0.0, port: 0}\n");

    assertThat(run("--config", config.toString())).isEqualTo(3);
    assertThat(err.toString()).contains("server.publicUrl").contains("is missing");
  }

  @Test
  void without_a_client_that_has_tokens_nobody_is_served() throws Exception {
    Path config = file("server: {port: 0}\nclients: [{name: north, default: true}]\n");

    try (HipHooksServer server = start("--config", config.toString())) {
      Client client = new Client(server);
      assertThat(client.get("/cds-services").statusCode()).isEqualTo(200);
      assertThat(client.post("/cds-services/hip-pain-guidance", Client.PATIENT_VIEW).statusCode())
          .isEqualTo(401);
    }
    assertThat(out.toString())
        .contains("Off      hip-problem-list, SP-REDS info")
        .contains("Client   north: dialect standard")
        .contains("nobody is served")
        .contains("serve --unverified")
        .contains("north has no tokens");
  }

  @Test
  void a_client_whose_keys_cannot_be_read_is_3() throws Exception {
    Path config =
        file(
            """
            server: {port: 0}
            clients:
              - name: north
                issuer: https://ehr.example.org
                tokens:
                  keys: nowhere.json
            """);

    assertThat(run("--config", config.toString())).isEqualTo(3);
    assertThat(err.toString()).contains(config + ":6").contains("cannot be read");
  }

  @Test
  void content_with_faults_is_1_and_frees_the_port() throws Exception {
    CommandLine line =
        line(
            (content, settings) -> {
              throw ContentInvalid.of("cql/X.cql", "is broken");
            });

    assertThat(line.execute("--port", "0")).isEqualTo(1);
    assertThat(err.toString()).contains("cql/X.cql").contains("is broken").contains("not started");
  }

  @Test
  void a_port_that_is_taken_is_4_before_the_content_is_loaded() throws Exception {
    try (HipHooksServer first =
        HipHooksServer.open(ServerSettings.onLoopback(0), java.util.List.of())) {
      assertThat(run("--port", String.valueOf(first.port()))).isEqualTo(4);
    }
    assertThat(err.toString()).contains("it is taken").contains("--port 0");
    assertThat(configured).isNull();
  }

  @Test
  void what_is_no_instant_is_2() {
    assertThat(run("--clock", "tomorrow")).isEqualTo(2);
    assertThat(err.toString()).contains("an instant is like 2026-06-01T12:00:00Z");
  }

  @Test
  void help_tells_the_exit_codes() {
    assertThat(run("--help")).isEqualTo(0);
    assertThat(out.toString()).contains("--clock").contains("Exit codes");
  }

  private HipHooksServer start(String... arguments) throws Exception {
    CommandLine line = line(this::load);
    line.parseArgs(arguments);
    ServeCommand command = line.getCommand();
    return command.start();
  }

  private int run(String... arguments) {
    return line(this::load).execute(arguments);
  }

  private FakeGuidance load(@Nullable Path content, Settings settings) {
    loaded = content;
    configured = settings;
    return guidance;
  }

  @Test
  void pages_need_an_address_that_browsers_reach_safely() {
    for (String url :
        List.of("http://hiphooks.example.org", "example", "https://x.example/?a=1", "file:///x")) {
      assertThat(line((content, settings) -> guidance).execute("--public-url", url)).isEqualTo(2);
      assertThat(err.toString()).contains("https://hiphooks.example.org");
    }
    String url = "https://hiphooks.example.org";
    assertThat(
            line((content, settings) -> guidance)
                .execute("--public-url", url, "--explain-minutes", "1441"))
        .isEqualTo(2);
  }

  private CommandLine line(GuidanceLoader loader) {
    CommandLine line = new CommandLine(new ServeCommand(loader, Map.of(), NO_PAGES));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line;
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("hiphooks.yaml"), text);
  }
}
