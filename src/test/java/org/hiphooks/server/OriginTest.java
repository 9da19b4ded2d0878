package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OriginTest {

  private static final String SERVICE = "/cds-services/hip-pain-guidance";
  private static final String PORTAL = "https://portal.example.org";

  @RegisterExtension
  final RunningServer running =
      new RunningServer(
          new ServerSettings(
              "127.0.0.1",
              0,
              List.of(PORTAL, "http://localhost:*"),
              null,
              ServerLimits.defaults()));

  @ParameterizedTest
  @ValueSource(strings = {"/cds-services", SERVICE, "/health", "/nowhere"})
  void a_browsers_question_is_answered_without_credentials(String path) {
    HttpResponse<String> reply = ask(path, PORTAL);

    assertThat(reply.statusCode()).isEqualTo(204);
    assertThat(reply.body()).isEmpty();
    assertThat(Client.header(reply, "Access-Control-Allow-Origin")).isEqualTo(PORTAL);
    assertThat(Client.header(reply, "Access-Control-Allow-Methods")).contains("GET", "POST");
    assertThat(Client.header(reply, "Access-Control-Allow-Headers"))
        .contains("authorization", "content-type");
    assertThat(reply.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(Client.header(reply, "Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {PORTAL, "https://PORTAL.example.org", "http://localhost:5173", "http://localhost"})
  void pages_of_listed_origins_may_call(String origin) {
    HttpResponse<String> reply =
        running.client().post(SERVICE, Client.PATIENT_VIEW, "Origin", origin);

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(Client.header(reply, "Access-Control-Allow-Origin")).isEqualTo(origin);
    assertThat(Client.header(reply, "Access-Control-Expose-Headers")).contains("X-Correlation-Id");
    assertThat(Client.header(reply, "Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://portal.example.org",
        "https://portal.example.org:444",
        "https://portal.example.org.evil.example",
        "https://xportal.example.org",
        "http://localhost:5173.evil.example",
        "http://localhost:",
        "http://localhost:5173/",
        "null",
        "*",
        "not an origin %"
      })
  void pages_of_other_origins_may_not_and_get_nothing_to_read(String origin) {
    HttpResponse<String> asked = ask(SERVICE, origin);
    HttpResponse<String> called =
        running.client().post(SERVICE, Client.PATIENT_VIEW, "Origin", origin);

    assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(asked.headers().firstValue("Access-Control-Allow-Methods")).isEmpty();
    assertThat(Outcome.of(called, 403).path("code").asText()).isEqualTo("forbidden");
    assertThat(called.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(running.guidance().calls).isEmpty();
  }

  @Test
  void a_page_of_this_server_may_call() {
    HttpResponse<String> reply =
        running
            .client()
            .post(SERVICE, Client.PATIENT_VIEW, "Origin", running.server().address().toString());

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void no_page_no_headers() {
    HttpResponse<String> reply = running.client().get("/cds-services");

    assertThat(reply.headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
  }

  @Test
  void OPTIONS_of_a_page_that_is_no_question_is_answered_by_the_address() {
    HttpResponse<String> reply = running.client().method("OPTIONS", SERVICE, "Origin", PORTAL);

    assertThat(Client.header(reply, "Allow")).isEqualTo("POST, OPTIONS");
    assertThat(Client.header(reply, "Access-Control-Allow-Origin")).isEqualTo(PORTAL);
  }

  private HttpResponse<String> ask(String path, String origin) {
    return running
        .client()
        .method(
            "OPTIONS",
            path,
            "Origin",
            origin,
            "Access-Control-Request-Method",
            "POST",
            "Access-Control-Request-Headers",
            "authorization,content-type");
  }
}
