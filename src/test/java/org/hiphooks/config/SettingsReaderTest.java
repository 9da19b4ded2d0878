package org.hiphooks.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsReaderTest {

  @TempDir Path folder = Path.of("");

  @Test
  void without_file_and_environment_the_defaults_hold() {
    Settings settings = SettingsReader.read(null, Map.of());

    assertThat(settings).isEqualTo(Settings.DEFAULT);
    assertThat(settings.server())
        .isEqualTo(
            new ServerSection(
                "127.0.0.1",
                8080,
                List.of("http://localhost:*", "http://127.0.0.1:*", "http://[::1]:*")));
    assertThat(settings.contentPath()).isNull();
    assertThat(settings.defaultClient()).isEqualTo(ClientSettings.UNNAMED);
  }

  @Test
  void an_empty_file_changes_nothing() throws IOException {
    assertThat(SettingsReader.read(file(""), Map.of())).isEqualTo(Settings.DEFAULT);
    assertThat(SettingsReader.read(file("# nothing\nserver:\n"), Map.of()))
        .isEqualTo(Settings.DEFAULT);
  }

  @Test
  void every_key_is_read() throws IOException {
    Settings settings = SettingsReader.read(file(FULL), Map.of());

    assertThat(settings.server().bind()).isEqualTo("localhost");
    assertThat(settings.server().port()).isEqualTo(9000);
    assertThat(settings.contentPath()).isEqualTo(folder.resolve("content"));
    assertThat(settings.clients())
        .containsExactly(
            ClientSettings.named("north")
                .issuer("https://ehr.example.org/oauth")
                .dialect(Dialect.EPIC)
                .keyAliases(Map.of("pat", "patient"))
                .fhirServers(List.of(URI.create("https://ehr.example.org/fhir")))
                .origins(List.of("https://ehr.example.org"))
                .asDefault()
                .build(),
            ClientSettings.named("south").build());
    assertThat(settings.defaultClient().name()).isEqualTo("north");
    assertThat(settings.origins())
        .containsExactly("https://portal.example.org", "https://ehr.example.org");
  }

  @Test
  void the_environment_overrides_the_file() throws IOException {
    Settings settings =
        SettingsReader.read(
            file(FULL),
            Map.of(
                "HIPHOOKS_SERVER_BIND", "::1",
                "HIPHOOKS_SERVER_PORT", "0",
                "HIPHOOKS_SERVER_CORS_ORIGINS", "http://localhost:*, https://a.example.org",
                "HIPHOOKS_CONTENT_PATH", "/srv/content"));

    assertThat(settings.server())
        .isEqualTo(
            new ServerSection("::1", 0, List.of("http://localhost:*", "https://a.example.org")));
    assertThat(settings.contentPath()).isEqualTo(Path.of("/srv/content"));
  }

  @Test
  void what_a_site_sets_is_kept_as_written_with_its_place() throws IOException {
    SiteSection site =
        SettingsReader.read(
                file(
                    """
                    settings:
                      CHRONIC_WEEKS: 10
                    services:
                      hip-order-select: off
                    rules:
                      SP-REDS: false
                      RF-01 warning: on
                    """),
                Map.of())
            .site();

    String place = folder.resolve("hiphooks.yaml") + ":";
    assertThat(site.settings()).containsExactly(Map.entry("CHRONIC_WEEKS", at("10", place + 2)));
    assertThat(site.services())
        .containsExactly(Map.entry("hip-order-select", at("off", place + 4)));
    assertThat(site.rules())
        .containsExactly(
            Map.entry("SP-REDS", at("off", place + 6)),
            Map.entry("RF-01 warning", at("on", place + 7)));
  }

  @Test
  void a_switch_is_on_or_off() throws IOException {
    assertThat(problems("rules:\n  DX: never\n")).containsExactly(":2: must be on or off");
  }

  @Test
  void the_engine_and_the_share_that_the_other_one_sees_are_read() throws IOException {
    assertThat(
            SettingsReader.read(
                    file("evaluation:\n  engine: reference\n  shadow: 0.25\n"), Map.of())
                .operations()
                .engines())
        .isEqualTo(new EvaluationSection(EvaluationSection.Engine.REFERENCE, 0.25));
    assertThat(problems("evaluation:\n  engine: fast\n  shadow: 1.5\n  more: 1\n"))
        .containsExactly(
            ":2: must be compiled or reference",
            ":3: must be a number from 0 to 1, such as 0.01",
            ":4: unknown key 'more'; known here: engine, shadow");
  }

  private static Scalar at(String text, String place) {
    return new Scalar(text, place);
  }

  @Test
  void codes_of_a_client_are_read() throws IOException {
    Settings settings =
        SettingsReader.read(
            file(
                """
                clients:
                  - name: north
                    default: true
                    codes:
                      - code: http://loinc.org|30671-2
                        priority: urgent
                        to: urn:com.epic.cdshooks.action.code.system.preference-list-item|771
                """),
            Map.of());

    assertThat(settings.defaultClient().codes())
        .containsExactly(
            new CodeMapping(
                "http://loinc.org",
                "30671-2",
                "urgent",
                "urn:com.epic.cdshooks.action.code.system.preference-list-item",
                "771"));
  }

  @Test
  void codes_that_cannot_be_used_are_named() throws IOException {
    String text =
        """
        clients:
          - name: north
            codes:
              - code: 30671-2
                to: http://loinc.org|
              - code: a:b|1
                to: a:b|2
                priority: soon
              - code: a:b|3
              - code: a:b|4
                to: a:b|5
              - code: a:b|4
                to: a:b|6
        """;
    assertThat(problems(text))
        .containsExactly(
            ":4: a code is like http://loinc.org|30671-2",
            ":5: a code is like http://loinc.org|30671-2",
            ":8: a priority is routine, urgent, asap or stat",
            ":9: an entry of codes needs 'to'",
            ":12: two entries are about this code and priority");
  }

  @Test
  void an_unknown_key_is_named_with_its_line_and_the_known_ones() throws IOException {
    assertThat(problems("server:\n  port: 1\n  prot: 8080\nlog: loud\n"))
        .containsExactly(
            ":3: unknown key 'prot' (did you mean 'port'?); known here: bind, corsOrigins, port, publicUrl",
            ":4: unknown key 'log'; known here: admin, clients, content, evaluation, ledger,"
                + " limits, management, reload, rules, server, services, settings, site, tls,"
                + " traces");
  }

  @Test
  void all_problems_are_found_at_once_each_with_its_line() throws IOException {
    String text =
        """
        server:
          port: 70000
          corsOrigins: ["*", "https://a.example.org/path"]
        clients:
          - issuer: x
            dialect: cerner
            default: maybe
          - name: two words
            issuer: x
            fhirServers:
              - ftp://example.org
              - https://user@example.org/fhir
              - "https://exa mple.org"
        """;
    assertThat(problems(text))
        .containsExactly(
            ":2: must be a number from 0 to 65535 (0 = any free port)",
            ":3: an origin is like https://ehr.example.org or http://localhost:*, without a path",
            ":3: an origin is like https://ehr.example.org or http://localhost:*, without a path",
            ":5: a client needs a name",
            ":6: a dialect is one of standard, epic, sandbox, medplum",
            ":7: must be true or false",
            ":8: a name has 1 to 64 letters, digits, '.', '_' or '-'",
            ":9: two clients have this issuer",
            ":11: must be an http or https address without query and user",
            ":12: must be an http or https address without query and user",
            ":13: is no address");
  }

  @Test
  void servers_are_asked_safely_and_inside_a_network_only_where_it_is_listed() throws IOException {
    String text =
        """
        clients:
          - name: a
            fhirServers:
              - http://ehr.example.org/fhir
              - http://127.0.0.1:8080/fhir
            privateAddresses: [10.20.0.0/16, "fd12::/16", 10.0.0.1, 10.300.0.0/16, 10.0.0.0/33,
              example.org/8]
        """;
    assertThat(problems(text))
        .containsExactly(
            ":4: must be https; http only on this machine",
            ":6: a range of addresses is like 10.20.0.0/16",
            ":6: a range of addresses is like 10.20.0.0/16",
            ":6: a range of addresses is like 10.20.0.0/16",
            ":7: a range of addresses is like 10.20.0.0/16");
    assertThat(
            SettingsReader.read(
                    file("clients: [{name: a, privateAddresses: [10.20.0.0/16]}]"), Map.of())
                .clients()
                .get(0)
                .privateAddresses())
        .containsExactly(new AddressRange("10.20.0.0/16"));
  }

  @Test
  void the_form_proves_itself_in_one_way_and_no_secret_stands_in_the_configuration()
      throws IOException {
    assertThat(
            SettingsReader.read(
                    file("clients: [{name: a, smart: {clientId: f, keyFile: key.json}}]"), Map.of())
                .clients()
                .get(0)
                .smart())
        .isEqualTo(
            new SmartSettings("f", List.of(), List.of()).withKey(folder.resolve("key.json")));
    String text =
        """
        clients:
          - name: a
            smart:
              clientId: f
              secretFile: one
              secretVariable: not a variable!
          - name: b
            smart: {keyFile: key.json}
          - name: c
            smart: {clientId: f, secret: written-here}
        """;
    assertThat(problems(text))
        .anyMatch(problem -> problem.endsWith("is meant, not a secret"))
        .anyMatch(problem -> problem.contains("one of secretFile, secretVariable and keyFile"))
        .anyMatch(problem -> problem.endsWith("smart needs a clientId"))
        .hasSize(4);
  }

  @Test
  void only_one_client_is_the_default_and_names_are_unique() throws IOException {
    String text =
        """
        clients:
          - {name: a, default: true}
          - {name: a, default: true}
        """;
    assertThat(problems(text))
        .containsExactly(
            ":3: two clients have this name", ":3: only one client may be the default");
  }

  @Test
  void wrong_shapes_are_named() throws IOException {
    assertThat(problems("server: 8080\ncontent: {path: [a]}\nclients: {name: a}\n"))
        .containsExactly(
            ":1: must be a mapping of keys to values",
            ":2: 'path' must be a single value",
            ":3: 'clients' must be a list");
    assertThat(problems("server: {port: 1, port: 2}"))
        .containsExactly(":1: key 'port' stands here twice");
    assertThat(problems("- a\n- b\n")).containsExactly(":1: must be a mapping of keys to values");
  }

  @Test
  void what_is_not_YAML_is_named_with_its_line() throws IOException {
    assertThat(problems("server:\n  port: [1\n  bind: x\n")).hasSize(1);
    assertThat(problems("server:\n  port: [1\n").get(0)).startsWith(":3: is not YAML: ");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    Path missing = folder.resolve("missing.yaml");
    SettingsInvalid fault =
        catchThrowableOfType(SettingsInvalid.class, () -> SettingsReader.read(missing, Map.of()));

    assertThat(fault).hasMessage(missing + ": cannot be read: there is no such file");
  }

  @Test
  void a_mistyped_variable_is_named_and_foreign_ones_are_left_alone() {
    SettingsInvalid fault =
        catchThrowableOfType(
            SettingsInvalid.class,
            () ->
                SettingsReader.read(
                    null,
                    Map.of("HIPHOOKS_SERVER_PRT", "1", "HIPHOOKS_BROWSER", "/x", "PATH", "/bin")));

    assertThat(fault.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.place()).isEqualTo("HIPHOOKS_SERVER_PRT"));
  }

  @Test
  void a_wrong_variable_is_named() {
    SettingsInvalid fault =
        catchThrowableOfType(
            SettingsInvalid.class,
            () -> SettingsReader.read(null, Map.of("HIPHOOKS_SERVER_PORT", "http")));

    assertThat(fault)
        .hasMessage("HIPHOOKS_SERVER_PORT: must be a number from 0 to 65535 (0 = any free port)");
  }

  private static final String FULL =
      """
      server:
        bind: localhost
        port: 9000
        corsOrigins:
          - https://portal.example.org
      content:
        path: content
      clients:
        - name: north
          issuer: https://ehr.example.org/oauth
          dialect: epic
          keyAliases: {pat: patient}
          fhirServers: ["https://ehr.example.org/fhir/"]
          origins: ["https://EHR.example.org"]
          default: true
        - name: south
      """;

  private List<String> problems(String text) throws IOException {
    Path file = file(text);
    SettingsInvalid fault =
        catchThrowableOfType(SettingsInvalid.class, () -> SettingsReader.read(file, Map.of()));
    return fault.problems().stream()
        .map(SettingsProblem::toString)
        .map(problem -> problem.replace(file.toString(), ""))
        .toList();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("hiphooks.yaml"), text);
  }
}
