package org.hiphooks.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What nobody who fills in a form sends is refused, and is no fault of ours. */
class FormRefusedTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static FormService service;

  @BeforeAll
  static void start() {
    service = new FormService(Instant.parse("2026-06-01T12:00:00Z"), List.of());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static HttpResponse<String> post(String body) throws Exception {
    URI address = URI.create(service.address() + "/form/answers");
    return HTTP.send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void aFormThatIsTooLongOrHasTooManyFieldsIsRefusedWithItsLimits() throws Exception {
    String words = "a form has at most 60 kB and 600 fields";
    HttpResponse<String> longer = post("handle=" + "x".repeat(300_000));
    assertThat(longer.statusCode()).isEqualTo(413);
    assertThat(longer.body()).contains(words).doesNotContain("xxxx");
    HttpResponse<String> more = post(fields(5000));
    assertThat(more.statusCode()).isEqualTo(413);
    assertThat(more.body()).contains(words);
  }

  /** One answer in some hundred was lost when a reader gave up in the middle of what was sent. */
  @Test
  void whoeverIsRefusedIsAnsweredEachTime() throws Exception {
    String many = fields(5000);
    for (int i = 0; i < 1000; i++) {
      assertThat(post(many).statusCode()).isEqualTo(413);
    }
  }

  private static String fields(int count) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < count; i++) {
      fields.append("a").append(i).append("=1&");
    }
    return fields.toString();
  }

  @Test
  void whatIsNoFormIsRefused() throws Exception {
    HttpResponse<String> answer = post("handle=%zz");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("could not be read as a form");
  }
}
