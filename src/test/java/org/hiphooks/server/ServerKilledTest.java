package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.Main;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.ledger.LedgerFolder;
import org.hiphooks.ledger.LiveLedger;
import org.hiphooks.ledger.store.Exports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server, as the command line starts it, is killed while it takes feedback. */
class ServerKilledTest {

  private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)");
  private static final int TAKEN = 40;

  @TempDir private Path folder;

  @Test
  void whatItAcknowledgedIsThereOnceWhenItStartsAgain() throws Exception {
    List<String> acknowledged = new ArrayList<>();
    Process server = start();
    HttpClient http = HttpClient.newHttpClient();
    try (BufferedReader output = server.inputReader()) {
      String address = address(output);
      while (acknowledged.size() < TAKEN) {
        String card = UUID.randomUUID().toString();
        if (tell(http, address, card) == 200) {
          acknowledged.add(card);
        }
      }
      String last = UUID.randomUUID().toString();
      http.sendAsync(request(address, last), HttpResponse.BodyHandlers.discarding());
      server.destroyForcibly();
    }
    assertThat(server.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(kept()).doesNotHaveDuplicates().containsAll(acknowledged);
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "serve",
            "--unverified",
            "--port",
            "0",
            "--ledger",
            folder.toString())
        .redirectErrorStream(true)
        .start();
  }

  private static String address(BufferedReader output) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.append(line).append('\n');
      Matcher matcher = ADDRESS.matcher(line);
      if (line.startsWith("Services") && matcher.find()) {
        return matcher.group(1);
      }
    }
    throw new IllegalStateException(said.toString());
  }

  private static int tell(HttpClient http, String address, String card)
      throws IOException, InterruptedException {
    return http.send(request(address, card), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static HttpRequest request(String address, String card) {
    String entry =
        "{\"card\":\"%s\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\"%s\"}"
            .formatted(card, Instant.now());
    return HttpRequest.newBuilder(URI.create(address + "/cds-services/hip-pain-guidance/feedback"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString("{\"feedback\":[" + entry + "]}"))
        .build();
  }

  private List<String> kept() {
    List<String> cards = new ArrayList<>();
    LedgerFolder files = new LedgerFolder(LedgerSection.NONE.in(folder), null);
    try (LiveLedger ledger = LiveLedger.open(files, Clock.systemUTC(), true)) {
      ledger
          .store()
          .exports()
          .read(
              Exports.Part.FEEDBACK,
              Instant.EPOCH,
              true,
              row ->
                  row.stream()
                      .filter(value -> value.name().equals("card"))
                      .forEach(value -> cards.add(String.valueOf(value.value()))));
    }
    return cards;
  }
}
