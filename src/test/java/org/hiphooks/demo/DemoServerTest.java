package org.hiphooks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.pages.PageResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The demo EHR over HTTP, without a browser. */
@TestInstance(Lifecycle.PER_CLASS)
class DemoServerTest {

  private static final String MAYA = "/demo/patients/demo-v09";

  private final DemoFixture demo = new DemoFixture();
  private final Http http = new Http(demo.origin());

  @AfterAll
  void stop() {
    demo.close();
  }

  @BeforeEach
  void reset() {
    demo.service.reset();
  }

  @Test
  void openingAChartAsksTheServiceAsAnEhrDoes() {
    http.get(MAYA);

    JsonNode request = demo.service.requests.get(0);
    assertThat(request.path("hook").asText()).isEqualTo("patient-view");
    assertThat(request.path("hookInstance").asText()).hasSize(36);
    assertThat(request.path("fhirServer").asText()).isEqualTo(demo.origin() + "/fhir");
    assertThat(request.at("/fhirAuthorization/access_token").asText()).hasSize(36);
    assertThat(request.at("/context/patientId").asText()).isEqualTo("demo-v09");
    assertThat(request.at("/prefetch/patient/id").asText()).isEqualTo("demo-v09");
    assertThat(request.at("/prefetch/findings/entry")).isNotEmpty();
    assertThat(request.at("/prefetch/allergies/total").asInt(-1)).isZero();
  }

  @Test
  void theChartIsSentBeforeTheAnswerIsThere() throws IOException {
    demo.service.hold();
    URI chart = URI.create(demo.origin() + MAYA);
    try (InputStream page = chart.toURL().openStream()) {
      StringBuilder sent = new StringBuilder();
      byte[] buffer = new byte[8192];
      while (sent.indexOf("id=\"section-procedures\"") < 0) {
        int count = page.read(buffer);
        assertThat(count).isPositive();
        sent.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
      }
      assertThat(sent).doesNotContain("data-card");
      demo.service.release();
      String rest = new String(page.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(rest).contains("id=\"support\"");
    } finally {
      demo.service.release();
    }
  }

  @Test
  void theTokenIsNotKept() {
    http.get(MAYA);

    String token = demo.service.requests.get(0).at("/fhirAuthorization/access_token").asText();
    String number = latestExchange();
    assertThat(http.get("/demo/exchanges/" + number).body())
        .doesNotContain(token)
        .contains("[redacted]");
    assertThat(http.get("/demo/exchanges/" + number + "/request.json").body())
        .doesNotContain(token);
  }

  @Test
  void pagesKeepScriptsFramesAndCachesOut() {
    for (String path : new String[] {"/demo", MAYA, "/demo/exchanges", "/demo/nothing"}) {
      HttpResponse<String> page = http.get(path);
      assertThat(page.headers().firstValue("Content-Security-Policy"))
          .contains(PageResponse.POLICY);
      assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(page.body()).doesNotContain("style=\"", " onclick", " onload", "<style");
      assertThat(page.body().length()).isLessThan(100_000);
    }
  }

  @Test
  void unknownPagesAreNotFound() {
    assertThat(http.get("/demo/patients/nobody").statusCode()).isEqualTo(404);
    assertThat(http.get("/demo/patients/..%2fmetadata").statusCode()).isBetween(400, 404);
    assertThat(http.get("/demo/exchanges/999999").statusCode()).isEqualTo(404);
    assertThat(http.get("/assets/nothing.css").statusCode()).isEqualTo(404);
    assertThat(http.json("PUT", "/demo", "").statusCode()).isEqualTo(405);
  }

  @Test
  void theFrontDoorLeadsToThePatients() {
    HttpResponse<String> answer = http.get("/");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains("/demo");
  }

  @Test
  void assetsAreCachedForEverUnderTheirHash() {
    Matcher matcher =
        Pattern.compile("/assets/hiphooks.css\\?v=\\w+").matcher(http.get("/demo").body());
    assertThat(matcher.find()).isTrue();

    assertThat(http.get(matcher.group()).headers().firstValue("Cache-Control"))
        .contains("public, max-age=31536000, immutable");
    assertThat(http.get("/assets/hiphooks.css").headers().firstValue("Cache-Control"))
        .contains("no-cache");
  }

  @Test
  void formsOfOtherSitesAreRefused() {
    assertThat(
            http.form("/demo/switches", "prefetch=none", "Sec-Fetch-Site", "cross-site")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            http.form("/demo/switches", "prefetch=none", "Origin", "https://example.org")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            http.form("/demo/switches", "prefetch=none", "Sec-Fetch-Site", "same-origin")
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void formsThatAreTooLargeAreAnsweredAndRefused() {
    String large = "prefetch=" + "x".repeat(30_000);
    HttpResponse<String> page = http.form("/demo/switches", large, "Sec-Fetch-Site", "same-origin");
    assertThat(page.statusCode()).isEqualTo(413);
    assertThat(page.body()).contains("Nothing was changed").doesNotContain("xxxx");
    HttpResponse<String> token = http.form("/authorization/token", "code=" + large);
    assertThat(token.statusCode()).isEqualTo(400);
    assertThat(token.body()).contains("invalid_grant");
  }

  @Test
  void onlyLoopbackNamesAreAnswered() throws IOException {
    assertThat(statusFor("127.0.0.1")).isEqualTo(200);
    assertThat(statusFor("localhost")).isEqualTo(200);
    assertThat(statusFor("rebound.example.org")).isEqualTo(421);
  }

  @Test
  void acceptingTwiceDraftsOnce() {
    String chart = http.get("/demo/patients/demo-v10").body();
    String visit = value(chart, "name=\"visit\" value=\"([^\"]+)\"");
    String suggestion = value(chart, "name=\"suggestion\" value=\"([^\"]+)\"");
    String call = value(chart, "name=\"call\" value=\"([^\"]+)\"");
    String form =
        "visit=" + visit + "&area=chart&call=" + call + "&card=x&suggestion=" + suggestion;

    http.form("/demo/patients/demo-v10/accept", form);
    http.form("/demo/patients/demo-v10/accept", form);

    JsonNode found = Http.read(http.get("/fhir/ServiceRequest?patient=demo-v10&status=draft"));
    assertThat(found.path("total").asInt()).isEqualTo(1);
  }

  @Test
  void aDraftCanBeRemoved() {
    String chart = http.get("/demo/patients/demo-v06").body();
    String visit = value(chart, "name=\"visit\" value=\"([^\"]+)\"");
    http.json(
        "PUT",
        "/fhir/ServiceRequest/to-remove",
        "{\"resourceType\":\"ServiceRequest\",\"id\":\"to-remove\",\"status\":\"draft\","
            + "\"subject\":{\"reference\":\"Patient/demo-v06\"}}");
    assertThat(http.get("/demo/patients/demo-v06").body()).contains("ServiceRequest/to-remove");

    http.form(
        "/demo/patients/demo-v06/remove", "reference=ServiceRequest/to-remove&visit=" + visit);

    assertThat(http.get("/fhir/ServiceRequest/to-remove").statusCode()).isEqualTo(404);
  }

  @Test
  void aSuggestionOfAnotherVisitDoesNothing() {
    String form = "visit=unknown&card=x&suggestion=y";

    assertThat(http.form(MAYA + "/accept", form).statusCode()).isEqualTo(404);
    assertThat(http.form(MAYA + "/sign", form).statusCode()).isEqualTo(404);
    assertThat(http.form(MAYA + "/nothing", form).statusCode()).isEqualTo(404);
  }

  private String latestExchange() {
    return value(http.get("/demo/exchanges").body(), "data-exchange=\"(\\d+)\"");
  }

  private int statusFor(String host) throws IOException {
    URI origin = URI.create(demo.origin());
    try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("GET /demo HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.split(" ")[1]);
    }
  }

  private static String value(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return Optional.ofNullable(matcher.group(1)).orElse("");
  }
}
