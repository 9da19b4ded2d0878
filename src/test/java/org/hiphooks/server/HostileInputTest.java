package org.hiphooks.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import org.hiphooks.cdshooks.RequestReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileInputTest {

  private static final String SERVICE = "/cds-services/hip-pain-guidance";
  private static final String HEAD =
      "POST "
          + SERVICE
          + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
          + "Content-Type: application/json\r\n";
  private static final int MIB = 1024 * 1024;

  @RegisterExtension final RunningServer running = new RunningServer();

  /** Whatever came, the next call is answered. */
  @AfterEach
  void still_answers() {
    running.guidance().behaviour = request -> FakeGuidance.cards();
    assertThat(running.client().post(SERVICE, Client.PATIENT_VIEW).statusCode()).isEqualTo(200);
  }

  @Test
  void a_body_that_says_it_is_over_16_MiB_is_413_before_it_is_sent() throws IOException {
    String reply =
        running.client().raw(HEAD + "Content-Length: " + 17 * MIB + "\r\n\r\n{\"hook\":");

    assertThat(Outcome.ofRaw(reply, 413).path("code").asText()).isEqualTo("too-long");
    assertThat(running.guidance().calls).isEmpty();
  }

  @Test
  void a_body_over_16_MiB_is_413_when_sent_whole() throws IOException {
    String reply = send(HEAD + "Content-Length: " + 17 * MIB + "\r\n\r\n", filler(17 * MIB));

    Outcome.ofRaw(reply, 413);
  }

  @Test
  void a_client_that_sends_17_MiB_to_the_end_sees_the_reason() {
    Outcome.of(running.client().post(SERVICE, "x".repeat(17 * MIB)), 413);
    Outcome.of(running.client().post("/cds-services/unknown", "x".repeat(8 * MIB)), 404);
  }

  @Test
  void a_body_over_16_MiB_in_chunks_without_a_length_is_413() throws IOException {
    byte[] chunk = filler(MIB);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("6\r\n{\"a\":\"\r\n".getBytes(ISO_8859_1));
    for (int i = 0; i < 17; i++) {
      body.writeBytes("100000\r\n".getBytes(ISO_8859_1));
      body.writeBytes(chunk);
      body.writeBytes("\r\n".getBytes(ISO_8859_1));
    }
    body.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));

    String reply = send(HEAD + "Transfer-Encoding: chunked\r\n\r\n", body.toByteArray());

    assertThat(Outcome.ofRaw(reply, 413).path("code").asText()).isEqualTo("too-long");
  }

  @Test
  void a_body_of_just_under_16_MiB_is_answered() {
    String start = Client.PATIENT_VIEW.substring(0, Client.PATIENT_VIEW.length() - 1);
    String before = start + ", \"prefetch\": {\"a\": \"";
    String body = before + "x".repeat(RequestReader.MAX_BYTES - before.length() - 3) + "\"}}";

    assertThat(body).hasSize(RequestReader.MAX_BYTES);
    assertThat(running.client().post(SERVICE, body).statusCode()).isEqualTo(200);
  }

  @Test
  void a_body_in_chunks_is_answered() throws IOException {
    StringBuilder chunks = new StringBuilder();
    for (char c : Client.PATIENT_VIEW.toCharArray()) {
      chunks.append("1\r\n").append(c).append("\r\n");
    }

    String reply =
        running.client().raw(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n");

    assertThat(reply).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void a_body_that_ends_too_early_is_400() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", running.server().port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write((HEAD + "Content-Length: 1000\r\n\r\n{\"hook\":").getBytes(ISO_8859_1));
      socket.shutdownOutput();
      String reply = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);

      Outcome.ofRaw(reply, 400);
    }
    assertThat(running.guidance().calls).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void JSON_nested_a_million_deep_is_400(String opening) {
    String body = "{\"hook\": " + opening.repeat(1_000_000);

    Outcome.of(running.client().post(SERVICE, body), 400);
  }

  @Test
  void names_without_end_are_400() {
    Outcome.of(running.client().post(SERVICE, "{\"" + "n".repeat(2 * MIB) + "\": 1}"), 400);
  }

  @Test
  void a_number_without_end_is_400() {
    Outcome.of(running.client().post(SERVICE, "{\"a\": " + "1".repeat(2 * MIB) + "}"), 400);
  }

  @Test
  void a_number_that_no_memory_holds_is_no_number() {
    String body =
        Client.PATIENT_VIEW.replace("\"p1\"}", "\"p1\"}, \"prefetch\": {\"a\": 1e999999999}");

    assertThat(running.client().post(SERVICE, body).statusCode()).isEqualTo(200);
    assertThat(running.guidance().calls.get(0).prefetch().get("a")).hasToString("\"out-of-range\"");
  }

  @Test
  void names_that_stand_twice_are_400() {
    String body = Client.PATIENT_VIEW.replace("\"p1\"", "\"p1\", \"patientId\": \"p2\"");

    assertThat(Outcome.of(running.client().post(SERVICE, body), 400).at("/expression/0").asText())
        .isEqualTo("/context/patientId");
  }

  @Test
  void bytes_that_are_not_UTF_8_are_400() throws IOException {
    byte[] body = Client.PATIENT_VIEW.replace("p1", "pé").getBytes(ISO_8859_1);

    String reply = send(HEAD + "Content-Length: " + body.length + "\r\n\r\n", body);

    Outcome.ofRaw(reply, 400);
  }

  @Test
  void half_a_surrogate_pair_and_control_characters_do_no_harm() {
    String prefetch = "\"prefetch\": {\"a\": {\"x\": \"\\ud800 \\u0000 \\u202e\"}}";
    String body = Client.PATIENT_VIEW.replace("\"p1\"}", "\"p1\"}, " + prefetch);
    running.guidance().behaviour =
        request ->
            FakeGuidance.cards(
                FakeGuidance.card("RF-01", String.valueOf(request.prefetch().get("a"))));

    assertThat(running.client().post(SERVICE, body).statusCode()).isEqualTo(200);
  }

  @Test
  void a_zip_bomb_is_not_opened() throws IOException {
    byte[] body = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};

    String reply = send(HEAD + "Content-Encoding: gzip\r\nContent-Length: 10\r\n\r\n", body);

    Outcome.ofRaw(reply, 415);
  }

  @Test
  void headers_without_end_are_431() throws IOException {
    String reply = running.client().raw(HEAD + "X-Long: " + "x".repeat(20_000) + "\r\n\r\n");

    Outcome.ofRaw(reply, 431);
  }

  @Test
  void an_address_without_end_is_414() throws IOException {
    String reply =
        running.client().raw("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");

    Outcome.ofRaw(reply, 414);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE\r\n\r\n",
        "GET /cds-services HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET /cds-services HTTP/1.1\r\n\r\n",
        "GET /cds-services HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /cds-services/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /cds-services/%2e%2e/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /cds-services/%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /cds-services;a=b/hip HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "POST /cds-services/hip-pain-guidance HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /cds-services/hip-pain-guidance HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        "POST /cds-services/hip-pain-guidance HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\n",
        "GET /cds-services HTTP/1.1\nHost: x\nConnection: close\n\n",
        "GET /cds-services HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n",
        "GET /cds-services HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\nConnection: close\r\n\r\n",
        "POST /cds-services/hip-pain-guidance HTTP/1.1\r\nHost: x\r\nContent-Length : 2\r\n\r\n{}",
      })
  void broken_HTTP_gets_a_plain_no(String bytes) throws IOException {
    String reply = running.client().raw(bytes);

    assertThat(reply).matches("(?s)HTTP/1\\.1 (4\\d\\d|505) .*");
    assertThat(reply).doesNotContain("<html", "org.eclipse", "Exception");
    assertThat(running.guidance().calls).isEmpty();
  }

  @Test
  void an_origin_cannot_add_headers() throws IOException {
    String reply =
        running
            .client()
            .raw(
                "GET /cds-services HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Origin: http://localhost:1\r\n X-Evil: 1\r\n\r\n");

    assertThat(reply).doesNotContain("X-Evil").doesNotContain("200 OK");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1%0d%0aX-Evil: 1",
        "http://localhost:1\u000bX-Evil",
        "http://localhost:1\tX-Evil"
      })
  void an_odd_origin_is_not_echoed(String origin) throws IOException {
    String reply =
        running
            .client()
            .raw(
                "GET /cds-services HTTP/1.1\r\nHost: x\r\nConnection: close\r\nOrigin: "
                    + origin
                    + "\r\n\r\n");

    assertThat(reply).doesNotContain("X-Evil").doesNotContain("200 OK");
  }

  private static byte[] filler(int size) {
    return "x".repeat(size).getBytes(UTF_8);
  }

  /** Sends all of it, even if the server has answered already, then reads the answer. */
  private String send(String head, byte[] body) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", running.server().port())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(ISO_8859_1));
      InputStream in = socket.getInputStream();
      try {
        out.write(body);
        out.flush();
      } catch (SocketException e) {
        // The server has heard enough; its answer is on the way.
      }
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }
}
