package org.hiphooks.opinion;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The engine in JavaScript, installed as its lock file says. */
public final class OtherEngine {

  private static final Path SOURCES = Path.of("src", "test", "node", "second-opinion");
  private static final int MINUTES = 10;

  private final Path folder;

  private OtherEngine(Path folder) {
    this.folder = folder;
  }

  /**
   * Installs it into a folder.
   *
   * @throws IOException if there is no npm, or it cannot install
   */
  public static OtherEngine in(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : (Iterable<Path>) sources.filter(Files::isRegularFile)::iterator) {
        Files.copy(
            source, folder.resolve(source.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    OtherEngine engine = new OtherEngine(folder);
    engine.run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
    return engine;
  }

  /**
   * Computes the cases of a folder and compares.
   *
   * @param settings {@code NAME=value} for settings that get another value than their default
   * @return the report
   */
  JsonNode compare(Path cases, String... settings) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("node", "compare.mjs", cases.toAbsolutePath().toString()));
    command.addAll(List.of(settings));
    run(command);
    return new ObjectMapper().readTree(cases.resolve("report.json").toFile());
  }

  /**
   * How long it takes for the rules of the cases of a folder, when it is warm.
   *
   * @param asked {@code parts} if the defines that hold a part of another are asked for too, and
   *     the name of a library if only that one is
   */
  public JsonNode time(Path cases, Duration time, List<String> asked)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("node", "time.mjs", cases.toAbsolutePath().toString()));
    command.add(String.valueOf(time.toSeconds()));
    command.addAll(asked);
    return new ObjectMapper().readTree(run(command));
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    File output = Files.createTempFile(folder, "output", ".txt").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    String said = Files.readString(output.toPath(), UTF_8);
    if (!ended || process.exitValue() != 0) {
      throw new IOException(command + ":\n" + said);
    }
    return said;
  }
}
