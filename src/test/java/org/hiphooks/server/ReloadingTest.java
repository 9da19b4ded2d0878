package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsProblem;
import org.hiphooks.knowledge.ContentInvalid;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReloadingTest {

  private static final String SERVICE = "/cds-services/hip-pain-guidance";

  @RegisterExtension final RunningServer running = new RunningServer();

  @TempDir Path folder = Path.of("");

  @Test
  void what_was_loaded_answers_from_then_on() {
    FakeGuidance other = new FakeGuidance();
    other.behaviour = request -> FakeGuidance.cards(FakeGuidance.card("RF-02", "Other"));
    Reloading reloading = running.server().reloading(() -> new Serving(other, Callers.anybody()));

    ReloadOutcome outcome = reloading.reload();

    assertThat(outcome.isTaken()).isTrue();
    assertThat(reloading.last()).contains(outcome);
    assertThat(running.client().post(SERVICE, Client.PATIENT_VIEW).body()).contains("Other");
    assertThat(running.client().get("/health").body()).contains("\"status\":\"taken\"");
  }

  @Test
  void content_with_errors_changes_nothing_and_health_and_log_say_so() {
    try (LogLines log = new LogLines()) {
      ReloadOutcome outcome =
          running
              .server()
              .reloading(
                  () -> {
                    throw ContentInvalid.of("cql/X.cql", "is broken");
                  })
              .reload();

      assertThat(outcome.isTaken()).isFalse();
      assertThat(outcome.contentHash()).isEqualTo("abc123");
      assertThat(outcome.problems()).singleElement().asString().contains("is broken");
      assertThat(log.text()).contains("ERROR not reloaded, content abc123 answers as before");
    }
    HttpResponse<String> health = running.client().get("/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(Client.json(health).at("/reload/status").asText()).isEqualTo("refused");
    assertThat(Client.json(health).at("/reload/problems").asInt()).isEqualTo(1);
    assertThat(health.body()).doesNotContain("X.cql");
    assertThat(running.client().post(SERVICE, Client.PATIENT_VIEW).statusCode()).isEqualTo(200);
  }

  @Test
  void a_configuration_with_errors_and_a_fault_of_ours_change_nothing_either() {
    SettingsProblem problem = new SettingsProblem("a.yaml:1", "is wrong");
    for (RuntimeException fault :
        List.of(new SettingsInvalid(List.of(problem)), new IllegalStateException("Smith"))) {
      ReloadOutcome outcome =
          running
              .server()
              .reloading(
                  () -> {
                    throw fault;
                  })
              .reload();

      assertThat(outcome.isTaken()).isFalse();
      assertThat(outcome.problems()).hasSize(1).doesNotContain("Smith");
      assertThat(running.client().post(SERVICE, Client.PATIENT_VIEW).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_call_that_was_begun_ends_with_what_it_began_with() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    running.guidance().behaviour =
        request -> {
          asked.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return FakeGuidance.cards(FakeGuidance.card("RF-01", "Old"));
        };
    Client client = running.client();
    CompletableFuture<HttpResponse<String>> call =
        CompletableFuture.supplyAsync(() -> client.post(SERVICE, Client.PATIENT_VIEW));
    asked.await();
    FakeGuidance other = new FakeGuidance();
    other.behaviour = request -> FakeGuidance.cards(FakeGuidance.card("RF-02", "New"));

    running.server().reloading(() -> new Serving(other, Callers.anybody())).reload();

    assertThat(client.post(SERVICE, Client.PATIENT_VIEW).body()).contains("New");
    goOn.countDown();
    assertThat(call.get().body()).contains("Old");
  }

  @Test
  void files_are_taken_when_they_changed_and_rest() throws Exception {
    Path file = Files.writeString(folder.resolve("a.cql"), "one");
    AtomicInteger changes = new AtomicInteger();
    try (FileWatch watch = new FileWatch(() -> List.of(folder), changes::incrementAndGet)) {
      watch.look();
      watch.look();
      assertThat(changes).hasValue(0);

      Files.writeString(file, "one and a half");
      watch.look();
      Files.writeString(file, "one and a half, still being written");
      watch.look();
      assertThat(changes).hasValue(0);
      watch.look();
      watch.look();
      assertThat(changes).hasValue(1);

      Files.delete(file);
      watch.look();
      watch.look();
      assertThat(changes).hasValue(2);
    }
  }
}
