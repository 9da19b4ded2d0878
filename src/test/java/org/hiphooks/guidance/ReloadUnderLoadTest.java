package org.hiphooks.guidance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.config.Settings;
import org.hiphooks.knowledge.Content;
import org.hiphooks.server.Callers;
import org.hiphooks.server.HipHooksServer;
import org.hiphooks.server.ReloadOutcome;
import org.hiphooks.server.Reloading;
import org.hiphooks.server.ServerSettings;
import org.hiphooks.server.Serving;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls go on while content is reloaded, broken and whole. */
@Timeout(300)
class ReloadUnderLoadTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CALLERS = 3;
  private static final String RED_FLAGS = "cql/HipRedFlags.cql";
  private static final String DEFINE = "define \"RF-01 critical\":";

  @TempDir private Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
  private final AtomicBoolean isOver = new AtomicBoolean();

  @Test
  void noCallFailsAndHealthSaysWhatHappened() throws Exception {
    Content content = Content.embedded();
    write(content, content.files().getOrDefault(RED_FLAGS, ""));
    try (HipHooksServer server =
        HipHooksServer.start(
            ServerSettings.onLoopback(0).at(RunningHipHooks.NOW), load(), List.of())) {
      String before = health(server, "/content/hash");
      Reloading reloading = server.reloading(() -> new Serving(load(), Callers.anybody()));
      ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
      List<Future<?>> calls = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        calls.add(callers.submit(() -> callUntilOver(server, body(content))));
      }
      awaitAnswers(50);

      String source = content.files().getOrDefault(RED_FLAGS, "");
      write(content, source.replace(DEFINE, DEFINE + "\n  In.\"hopTset\" is true or"));
      ReloadOutcome broken = reloading.reload();
      assertThat(broken.isTaken()).isFalse();
      assertThat(broken.problems()).anyMatch(problem -> problem.contains("hopTset"));
      assertThat(health(server, "/reload/status")).isEqualTo("refused");
      assertThat(health(server, "/content/hash")).isEqualTo(before);
      awaitAnswers(100);

      write(content, source + "\n// changed\n");
      assertThat(reloading.reload().isTaken()).isTrue();
      assertThat(health(server, "/reload/status")).isEqualTo("taken");
      assertThat(health(server, "/content/hash")).isNotEqualTo(before);
      awaitAnswers(150);

      isOver.set(true);
      for (Future<?> call : calls) {
        call.get();
      }
      callers.shutdown();
    }
    print();
    assertThat(answers.keySet()).containsExactly("200 RF-01 CRITICAL");
  }

  private void print() throws Exception {
    Path artifacts = Path.of(System.getProperty("hiphooks.artifacts", "target/artifacts"));
    Files.createDirectories(artifacts);
    Files.writeString(
        artifacts.resolve("reload-under-load.txt"),
        CALLERS + " callers over two reloads, one of broken content; answers: " + answers + '\n');
  }

  private HipGuidance load() {
    return HipGuidance.load(folder, Settings.DEFAULT);
  }

  private void write(Content content, String redFlags) throws Exception {
    for (Map.Entry<String, String> file : content.files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getKey().equals(RED_FLAGS) ? redFlags : file.getValue());
    }
  }

  private static byte[] body(Content content) throws Exception {
    CaseLibrary cases = CaseLibrary.load(content);
    ObjectNode request =
        cases.renderer().request(cases.get("V09"), RunningHipHooks.NOW, RenderOptions.plain());
    return JSON.writeValueAsBytes(request);
  }

  private @Nullable Void callUntilOver(HipHooksServer server, byte[] body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address() + "/cds-services/hip-pain-guidance"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    while (!isOver.get()) {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      String text = new String(response.body(), UTF_8);
      boolean isCritical = text.contains("RF-01") && text.contains("\"critical\"");
      answers
          .computeIfAbsent(
              response.statusCode() + (isCritical ? " RF-01 CRITICAL" : " other"),
              key -> new AtomicInteger())
          .incrementAndGet();
    }
    return null;
  }

  private void awaitAnswers(int least) throws InterruptedException {
    while (answers.values().stream().mapToInt(AtomicInteger::get).sum() < least) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private String health(HipHooksServer server, String pointer) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/health")).build();
    return JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body())
        .at(pointer)
        .asText();
  }
}
