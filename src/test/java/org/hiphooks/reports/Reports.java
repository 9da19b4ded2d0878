package org.hiphooks.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** The reports of a build: files among its artifacts, and an index that says what each found. */
public final class Reports {

  private static final String INDEX = "index.md";
  private static final String ROW = "- [";
  private static final String HEAD =
      """
      # What the tests found

      Made by `mvn verify`; each line is of the last run of its test. Pictures are of the browser
      tests, `fhir-server.log` is of the FHIR server that is not ours.

      """;

  private final Path folder;

  /** In a folder. */
  public Reports(Path folder) {
    this.folder = folder;
  }

  /** Among the artifacts of this build. */
  public static Reports ofTheBuild() {
    return new Reports(Path.of(System.getProperty("hiphooks.artifacts", "target/artifacts")));
  }

  /** The folder, which exists. */
  public Path folder() throws IOException {
    return Files.createDirectories(folder);
  }

  /**
   * Writes a report and its line of the index.
   *
   * @param name of its file
   * @param found what it found, in one line
   */
  public void write(String name, String text, String found) throws IOException {
    Files.writeString(folder().resolve(name), text);
    list(name, found);
  }

  /** Puts a file of the folder into the index, in the place of its former line. */
  public void list(String name, String found) throws IOException {
    Path index = folder().resolve(INDEX);
    TreeMap<String, String> rows = new TreeMap<>();
    if (Files.exists(index)) {
      for (String line : Files.readAllLines(index)) {
        if (line.startsWith(ROW)) {
          rows.put(line.substring(ROW.length(), line.indexOf(']')), line);
        }
      }
    }
    rows.put(name, ROW + name + "](" + name + "): " + found.strip());
    Files.writeString(index, HEAD + String.join("\n", rows.values()) + '\n');
  }
}
