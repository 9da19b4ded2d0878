package org.hiphooks.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Starts Chromium: the one that {@code HIPHOOKS_BROWSER} names, else an installed one, else
 * Playwright's own, which it loads on first use. If none starts, the test fails and says what to
 * install.
 */
public final class Browsers implements AutoCloseable {

  private static final String VARIABLE = "HIPHOOKS_BROWSER";
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private final Playwright playwright;
  private final Browser browser;

  private Browsers(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts one. */
  public static Browsers start() {
    Optional<Path> installed = installed(System.getenv(VARIABLE), System.getenv("PATH"));
    Playwright.CreateOptions create = new Playwright.CreateOptions();
    if (installed.isPresent()) {
      create.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    }
    try {
      Playwright playwright = Playwright.create(create);
      BrowserType.LaunchOptions launch =
          new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox"));
      installed.ifPresent(launch::setExecutablePath);
      return new Browsers(playwright, playwright.chromium().launch(launch));
    } catch (PlaywrightException e) {
      throw new AssertionError(
          "No Chromium starts. Run 'apt-get install chromium', or name one: "
              + VARIABLE
              + "=/path/to/chromium mvn verify",
          e);
    }
  }

  /** The browser. */
  public Browser browser() {
    return browser;
  }

  /** The browser to start; empty for Playwright's own. */
  static Optional<Path> installed(@Nullable String named, @Nullable String path) {
    if (named != null && !named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    return Stream.of((path == null ? "" : path).split(java.io.File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
