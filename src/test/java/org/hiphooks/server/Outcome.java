package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** Checks on replies that are no success. */
final class Outcome {

  private Outcome() {}

  /** The reply is an OperationOutcome with this status, and has what each of them has. */
  static JsonNode of(HttpResponse<String> reply, int status) {
    assertThat(reply.statusCode()).isEqualTo(status);
    assertThat(Client.header(reply, "Content-Type")).isEqualTo("application/json");
    assertThat(Client.header(reply, "Cache-Control")).isEqualTo("no-store");
    assertThat(Client.header(reply, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.headers().firstValue("Server")).isEmpty();
    JsonNode outcome = check(reply.body());
    assertThat(outcome.path("id").asText()).isEqualTo(Client.header(reply, "X-Correlation-Id"));
    return outcome.at("/issue/0");
  }

  /** The same for a reply that was read byte by byte. */
  static JsonNode ofRaw(String reply, int status) {
    assertThat(reply).startsWith("HTTP/1.1 " + status + ' ');
    assertThat(reply).doesNotContainIgnoringCase("\r\nserver: ");
    int body = reply.indexOf("\r\n\r\n") + 4;
    return check(reply.substring(body)).at("/issue/0");
  }

  private static JsonNode check(String body) {
    JsonNode outcome = Client.json(body);
    assertThat(outcome.path("resourceType").asText()).isEqualTo("OperationOutcome");
    assertThat(outcome.path("id").asText()).hasSize(16);
    JsonNode issue = outcome.path("issue").path(0);
    assertThat(issue.path("severity").asText()).isEqualTo("error");
    assertThat(issue.path("code").asText()).isNotEmpty();
    assertThat(issue.path("diagnostics").asText()).isNotEmpty();
    assertThat(body).doesNotContain("Exception", "org.eclipse", "\tat ");
    return outcome;
  }
}
