package org.hiphooks.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a visitor breaks on purpose changes the call as it says, for that visitor alone. */
@TestInstance(Lifecycle.PER_CLASS)
class SwitchesTest {

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
  void nothingIsSent() {
    assertThat(prefetch("prefetch=none")).isEmpty();
  }

  @Test
  void oneKeyIsLeftOut() {
    JsonNode prefetch = prefetch("prefetch=without-key&key=findings");

    assertThat(prefetch.has("findings")).isFalse();
    assertThat(prefetch.has("conditions")).isTrue();
  }

  @Test
  void oneKeyIsNull() {
    assertThat(prefetch("prefetch=key-null&key=findings").get("findings").isNull()).isTrue();
  }

  @Test
  void oneKeyIsAnError() {
    JsonNode value = prefetch("prefetch=key-error&key=findings").get("findings");

    assertThat(value.path("resourceType").asText()).isEqualTo("OperationOutcome");
    assertThat(value.at("/issue/0/severity").asText()).isEqualTo("error");
  }

  @Test
  void onlyTheFirstPageIsSent() {
    JsonNode findings = prefetch("prefetch=first-page").get("findings");

    assertThat(findings.path("entry")).hasSize(2);
    assertThat(findings.path("link").findValuesAsText("relation")).contains("next");
  }

  @Test
  void theFurtherPagesAreOnTheBrokenFhirServerToo() {
    JsonNode links = prefetch("prefetch=first-page&fhir=slow").at("/findings/link");

    assertThat(links.findValuesAsText("url"))
        .isNotEmpty()
        .allMatch(url -> url.startsWith(demo.origin() + "/fhir-faults/slow"));
    String next = links.path(1).path("url").asText();
    HttpResponse<String> page = http.get(next.substring(demo.origin().length()));
    assertThat(Http.read(page).path("entry")).hasSize(2);
  }

  @Test
  void theServiceIsGivenABrokenFhirServer() {
    assertThat(given("fhir=refuses")).isEqualTo(demo.origin() + "/fhir-faults/refuses");
    HttpResponse<String> refused = http.get("/fhir-faults/refuses/Patient/demo-v09");
    assertThat(refused.statusCode()).isEqualTo(401);

    assertThat(given("fhir=down")).isEqualTo(demo.origin() + "/fhir-faults/down");
    assertThatThrownBy(() -> http.get("/fhir-faults/down/Patient/demo-v09"))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void theSlowFhirServerAnswersAfterThreeSeconds() {
    long begin = System.nanoTime();
    HttpResponse<String> answer =
        http.get("/fhir-faults/slow/Observation?patient=demo-v09&category=survey,exam&_count=3");

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(3));
    assertThat(Http.read(answer).path("entry")).hasSize(3);
  }

  @Test
  void otherVisitorsSeeNothingOfIt() {
    prefetch("prefetch=none");
    demo.service.reset();

    http.get("/demo/patients/demo-v09");

    assertThat(demo.service.requests.get(0).path("prefetch")).isNotEmpty();
  }

  private JsonNode prefetch(String form) {
    return switched(form).path("prefetch");
  }

  private String given(String form) {
    demo.service.reset();
    return switched(form).path("fhirServer").asText();
  }

  private JsonNode switched(String form) {
    HttpResponse<String> answer = http.form("/demo/switches", form + "&back=/demo");
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    http.get("/demo/patients/demo-v09", "Cookie", cookie);
    return demo.service.requests.get(0);
  }
}
