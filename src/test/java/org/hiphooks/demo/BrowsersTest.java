package org.hiphooks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowsersTest {

  @Test
  void theVariableWinsOverWhatIsInstalled(@TempDir Path folder) throws IOException {
    install(folder, "chromium");

    assertThat(Browsers.installed("/opt/my/browser", folder.toString()))
        .contains(Path.of("/opt/my/browser"));
  }

  @Test
  void anInstalledOneIsFound(@TempDir Path folder) throws IOException {
    Path chromium = install(folder, "chromium");

    assertThat(Browsers.installed(null, "/nowhere:" + folder)).contains(chromium);
    assertThat(Browsers.installed(" ", "/nowhere:" + folder)).contains(chromium);
  }

  @Test
  void elsePlaywrightBringsItsOwn() {
    assertThat(Browsers.installed(null, "/nowhere")).isEmpty();
    assertThat(Browsers.installed(null, null)).isEmpty();
  }

  private static Path install(Path folder, String name) throws IOException {
    Path file = Files.createFile(folder.resolve(name));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
