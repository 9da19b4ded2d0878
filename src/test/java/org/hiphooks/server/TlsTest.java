package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.hiphooks.config.ManagementSection;
import org.hiphooks.config.OperationsSection;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.TlsSection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TlsTest {

  private static final String SERVICE = "/cds-services/hip-pain-guidance";

  @TempDir Path folder = Path.of("");

  private final FakeGuidance guidance = new FakeGuidance();

  @SuppressWarnings("NullAway.Init")
  private TlsSection files;

  @BeforeEach
  void names() {
    files = new TlsSection(folder.resolve("server.pem"), folder.resolve("server-key.pem"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void calls_are_answered_over_tls_in_either_version_of_http(String algorithm) throws Exception {
    TestCertificate certificate = new TestCertificate(folder, "one", algorithm);
    certificate.write(files);
    try (HipHooksServer server = started()) {
      assertThat(server.address().getScheme()).isEqualTo("https");
      for (HttpClient.Version version : HttpClient.Version.values()) {
        HttpResponse<String> answer = call(server, certificate.client(version));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        assertThat(answer.body()).contains("Look at the hip");
      }
    }
  }

  @Test
  void a_new_certificate_is_shown_after_a_reload_without_a_restart() throws Exception {
    TestCertificate first = new TestCertificate(folder, "first", "EC");
    TestCertificate second = new TestCertificate(folder, "second", "EC");
    first.write(files);
    try (HipHooksServer server = started()) {
      HttpClient old = first.client(HttpClient.Version.HTTP_2);
      assertThat(call(server, old).statusCode()).isEqualTo(200);

      second.write(files);
      assertThat(
              server.reloading(() -> new Serving(guidance, Callers.anybody())).reload().isTaken())
          .isTrue();

      assertThat(call(server, second.client(HttpClient.Version.HTTP_2)).statusCode())
          .isEqualTo(200);
      assertThatThrownBy(() -> call(server, first.client(HttpClient.Version.HTTP_2)))
          .isInstanceOf(SSLHandshakeException.class);
      assertThat(call(server, old).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_certificate_that_cannot_be_used_replaces_none() throws Exception {
    TestCertificate first = new TestCertificate(folder, "first", "EC");
    first.write(files);
    try (HipHooksServer server = started()) {
      Files.writeString(files.certificate(), "no certificate");

      ReloadOutcome outcome =
          server.reloading(() -> new Serving(guidance, Callers.anybody())).reload();

      assertThat(outcome.isTaken()).isFalse();
      assertThat(outcome.problems())
          .containsExactly(
              "tls: " + files.certificate() + " cannot be read as certificates in PEM");
      assertThat(call(server, first.client(HttpClient.Version.HTTP_2)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_key_of_another_certificate_is_refused_at_start() throws Exception {
    new TestCertificate(folder, "first", "EC").write(files);
    String key = Files.readString(files.key());
    new TestCertificate(folder, "second", "EC").write(files);
    Files.writeString(files.key(), key);

    assertThatThrownBy(this::started)
        .isInstanceOf(SettingsInvalid.class)
        .hasMessage("tls: " + files.key() + " is not the key of the first certificate");
  }

  @Test
  void a_key_in_another_form_is_refused_with_the_command_that_helps() throws Exception {
    new TestCertificate(folder, "first", "EC").write(files);
    Files.writeString(
        files.key(), Files.readString(files.key()).replace("PRIVATE KEY", "EC PRIVATE KEY"));

    assertThatThrownBy(this::started)
        .isInstanceOf(SettingsInvalid.class)
        .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
  }

  @Test
  void a_caller_without_tls_is_not_answered() throws Exception {
    new TestCertificate(folder, "first", "EC").write(files);
    try (HipHooksServer server = started()) {
      HttpRequest plain =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + SERVICE)).build();
      assertThatThrownBy(() -> HttpClient.newHttpClient().send(plain, BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void health_and_metrics_are_told_over_tls_with_the_newest_certificate() throws Exception {
    TestCertificate first = new TestCertificate(folder, "first", "EC");
    TestCertificate second = new TestCertificate(folder, "second", "EC");
    first.write(files);
    try (HipHooksServer server = started(null, new ManagementSection("127.0.0.1", 0, files))) {
      HttpClient old = first.client(HttpClient.Version.HTTP_2);
      for (String path : List.of("/health/ready", "/metrics")) {
        HttpResponse<String> answer = managed(server, old, path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      }
      assertThat(call(server, HttpClient.newHttpClient()).statusCode()).isEqualTo(200);

      second.write(files);
      server.reloading(() -> new Serving(guidance, Callers.anybody())).reload();

      HttpClient renewed = second.client(HttpClient.Version.HTTP_1_1);
      assertThat(managed(server, renewed, "/health").statusCode()).isEqualTo(200);
      HttpClient strict = first.client(HttpClient.Version.HTTP_1_1);
      assertThatThrownBy(() -> managed(server, strict, "/health"))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void neither_port_gets_a_new_certificate_if_that_of_the_other_cannot_be_used() throws Exception {
    TestCertificate first = new TestCertificate(folder, "first", "EC");
    first.write(files);
    TlsSection own = new TlsSection(folder.resolve("own.pem"), folder.resolve("own-key.pem"));
    first.write(own);
    try (HipHooksServer server = started(files, new ManagementSection("127.0.0.1", 0, own))) {
      new TestCertificate(folder, "second", "EC").write(files);
      Files.writeString(own.certificate(), "no certificate");

      assertThat(
              server.reloading(() -> new Serving(guidance, Callers.anybody())).reload().isTaken())
          .isFalse();

      assertThat(call(server, first.client(HttpClient.Version.HTTP_2)).statusCode()).isEqualTo(200);
    }
  }

  private static HttpResponse<String> managed(HipHooksServer server, HttpClient client, String path)
      throws IOException, InterruptedException {
    URI address = URI.create("https://127.0.0.1:" + server.managementPort().orElseThrow() + path);
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private HipHooksServer started() throws Exception {
    return started(files, null);
  }

  private HipHooksServer started(@Nullable TlsSection calls, @Nullable ManagementSection management)
      throws Exception {
    OperationsSection secure =
        new OperationsSection(
            management, calls, Duration.ZERO, null, Duration.ofSeconds(2), Duration.ofSeconds(2));
    HipHooksServer server =
        HipHooksServer.open(
            ServerSettings.onLoopback(0),
            new Operations(secure, new Telemetry(), false),
            List.of());
    server.serve(guidance);
    return server;
  }

  private static HttpResponse<String> call(HipHooksServer server, HttpClient client)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + SERVICE))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Client.PATIENT_VIEW))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
