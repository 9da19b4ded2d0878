package org.hiphooks.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

  @Test
  void theIndexHasOneLineForEachReportAndTheLastWordOfEach(@TempDir Path folder)
      throws IOException {
    Reports reports = new Reports(folder.resolve("new"));
    reports.write("b.txt", "b", "nothing");
    reports.write("a.txt", "a", "2 of 3");
    reports.write("b.txt", "bb", "something\n");
    assertThat(Files.readString(reports.folder().resolve("b.txt"))).isEqualTo("bb");
    assertThat(Files.readAllLines(reports.folder().resolve("index.md")))
        .filteredOn(line -> line.startsWith("- "))
        .containsExactly("- [a.txt](a.txt): 2 of 3", "- [b.txt](b.txt): something");
  }
}
