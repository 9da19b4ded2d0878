package org.hiphooks.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hiphooks.config.SettingsInvalid;
import org.hiphooks.config.SettingsReader;

/** A file is a configuration, or is refused with problems that are named. */
public final class ConfigurationTarget {

  private static final Path FILE = file();

  private ConfigurationTarget() {}

  private static Path file() {
    try {
      Path file = Files.createTempFile("configuration", ".yaml");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    Files.write(FILE, data);
    try {
      SettingsReader.read(FILE, Map.of());
    } catch (SettingsInvalid e) {
      if (e.problems().isEmpty()) {
        throw new AssertionError("refused without a reason");
      }
    }
  }
}
