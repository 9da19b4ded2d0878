package org.hiphooks.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints tables as the document has them, and keeps everything that was measured. */
final class Paper {

  private static final Path RAW = Path.of("target", "bench", "calls.json");

  private final boolean isQuick;
  private final Map<String, Object> raw = new LinkedHashMap<>();

  /** For a run that takes its time, or a quick one. */
  Paper(boolean isQuick) {
    this.isQuick = isQuick;
  }

  boolean isQuick() {
    return isQuick;
  }

  Duration seconds(int quick, int full) {
    return Duration.ofSeconds(isQuick ? quick : full);
  }

  /** Keeps what was measured, under a name. */
  void keep(String name, Object measured) {
    raw.put(name, measured);
  }

  /** Races and prints a table that compares all with the first. */
  List<Result> race(String title, List<Contestant> contestants, Duration time) throws Exception {
    List<Result> results = new Race(contestants).run(time);
    keep(title, results);
    double yardstick = results.get(0).millis();
    line("%n**%s**%n%n", title);
    line("| | CPU time | 95 of 100 below | to the first | allocated | runs |%n");
    line("|---|---|---|---|---|---|%n");
    for (Result result : results) {
      line(
          "| %s | %.3f ms | %.3f ms | %.2f | %,d kB | %,d |%n",
          result.name(),
          result.millis(),
          result.millis95(),
          result.millis() / yardstick,
          result.bytes() / 1024,
          result.runs());
    }
    return results;
  }

  void line(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }

  /** Writes what was kept. */
  void write() throws IOException {
    Files.createDirectories(RAW.getParent());
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(RAW.toFile(), raw);
    line("%nraw data: %s%n", RAW);
  }
}
