package org.hiphooks.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.hiphooks.replay.visit.BulkLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitLinesTest {

  private static final Configuration HADOOP = new Configuration();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 11, 100})
  void whereverAFileIsCutEveryLineIsReadOnce(int bytes) throws IOException {
    for (String text : List.of("a\nbb\n\nccc\n", "a\nbb\n\nccc", "\n\n", "one", "")) {
      List<String> lines = new ArrayList<>();
      for (Split split : Split.of(List.of(file(text)), bytes)) {
        try (SplitLines read = new SplitLines(split, HADOOP)) {
          while (read.hasNext()) {
            SplitLines.Line line = read.next();
            byte[] found = line.text() == null ? new byte[0] : line.text();
            assertThat(text.substring((int) line.offset())).startsWith(string(found));
            lines.add(string(found));
          }
        }
      }
      assertThat(lines).as("%s bytes of %s", bytes, text).isEqualTo(text.lines().toList());
    }
  }

  @Test
  void aLineThatIsTooLongIsPassedOver() throws IOException {
    String text =
        "a\n" + "x".repeat(BulkLine.MAX_BYTES + 1) + "\nb\n" + "y".repeat(BulkLine.MAX_BYTES);
    List<Integer> lengths = new ArrayList<>();
    try (SplitLines read = new SplitLines(Split.of(List.of(file(text)), 1L << 40).get(0), HADOOP)) {
      while (read.hasNext()) {
        byte[] line = read.next().text();
        lengths.add(line == null ? -1 : line.length);
      }
    }
    assertThat(lengths).containsExactly(1, -1, 1, BulkLine.MAX_BYTES);
  }

  private static String string(byte[] text) {
    return new String(text, StandardCharsets.UTF_8);
  }

  private InputFile file(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("a.ndjson"), text);
    return new InputFile(file.toUri().toString(), "a.ndjson", Files.size(file), 0, true);
  }
}
