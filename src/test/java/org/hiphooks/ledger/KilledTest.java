package org.hiphooks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.hiphooks.config.LedgerSection;
import org.hiphooks.ledger.store.Exports;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that is killed while it acknowledges feedback. {@code -Dhiphooks.kills=100} kills it as
 * often as that; {@code -Dhiphooks.seed} repeats a run.
 */
class KilledTest {

  private static final int KILLS = Integer.getInteger("hiphooks.kills", 3);
  private static final long SEED = Long.getLong("hiphooks.seed", System.nanoTime());
  private static final int MOST_LINES = 60;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void nothingThatWasAcknowledgedIsLostOrDoubled(StoreKind kind) throws Exception {
    LedgerSection section = kind.newLedger(folder);
    Random random = new Random(SEED);
    List<String> said = new ArrayList<>();
    for (int round = 0; round < KILLS; round++) {
      said.addAll(runAndKill(section, "round" + round, 1 + random.nextInt(MOST_LINES)));
    }
    try (LiveLedger ledger =
        LiveLedger.open(new LedgerFolder(section, null), Clock.systemUTC(), true)) {
      List<Object> kept = column(ledger, Exports.Part.FEEDBACK, "card");
      List<Object> calls = column(ledger, Exports.Part.CARDS, "card");
      assertThat(kept).as("seed %d: no feedback twice", SEED).doesNotHaveDuplicates();
      assertThat(calls).as("seed %d: no call twice", SEED).doesNotHaveDuplicates();
      assertThat(kept).as("seed %d: all feedback", SEED).containsAll(names(said, "kept "));
      long answered = names(said, "call ").size();
      assertThat(calls.size() + ledger.state().lost())
          .as("seed %d: calls recorded, and calls counted as lost", SEED)
          .isBetween(answered, answered + KILLS);
      System.out.printf(
          "%s: %d kills, %d acknowledged, %d kept, %d calls answered, %d recorded, %d lost%n",
          kind,
          KILLS,
          names(said, "kept ").size(),
          kept.size(),
          answered,
          calls.size(),
          ledger.state().lost());
    }
  }

  private static List<Object> column(LiveLedger ledger, Exports.Part part, String name) {
    List<Object> values = new ArrayList<>();
    for (Map<String, Object> row : LedgerTest.rows(ledger, part)) {
      values.add(row.get(name));
    }
    return values;
  }

  private static List<String> names(List<String> said, String kind) {
    return said.stream()
        .filter(line -> line.startsWith(kind))
        .map(line -> line.substring(kind.length()))
        .toList();
  }

  /** Kills the process after so many lines; what it had said before it died counts too. */
  private List<String> runAndKill(LedgerSection section, String round, int lines)
      throws IOException, InterruptedException {
    Path log = Files.createDirectories(folder.resolveSibling("logs")).resolve(round + ".log");
    String database = section.database() == null ? "-" : section.database();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LedgerProcess.class.getName(),
                String.valueOf(section.folder()),
                database,
                round)
            .redirectError(log.toFile())
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("kept ") || line.startsWith("call ")) {
          said.add(line);
        }
        if (said.size() == lines) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    process.waitFor(1, TimeUnit.MINUTES);
    assertThat(said).as(() -> read(log)).hasSizeGreaterThanOrEqualTo(lines);
    return said;
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
