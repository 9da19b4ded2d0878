package org.hiphooks.demo;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * One visitor with a browser window. Keeps what must never happen: errors on the console, blocked
 * inline code, requests to elsewhere.
 */
public final class Visitor implements AutoCloseable {

  /** Widths of the checks: desk, phone, smallest. */
  public static final List<Integer> WIDTHS = List.of(1366, 390, 320);

  private static final int HEIGHT = 768;
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private final BrowserContext context;
  private final Page page;
  private final String origin;
  private final List<String> faults = new CopyOnWriteArrayList<>();

  private Visitor(Browser browser, String origin, Browser.NewContextOptions options) {
    this.origin = origin;
    this.context = browser.newContext(options);
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())) {
            faults.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(error -> faults.add("uncaught: " + error));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(origin + "/")) {
            faults.add("left the origin: " + request.url());
          }
        });
  }

  /** With this width and these colours. */
  public static Visitor at(Browser browser, String origin, int width, ColorScheme colours) {
    return new Visitor(browser, origin, options(width).setColorScheme(colours));
  }

  /** At a desk. */
  public static Visitor at(Browser browser, String origin) {
    return at(browser, origin, 1366, ColorScheme.LIGHT);
  }

  /** Who runs no scripts. */
  public static Visitor withoutScripts(Browser browser, String origin) {
    return new Visitor(browser, origin, options(1366).setJavaScriptEnabled(false));
  }

  private static Browser.NewContextOptions options(int width) {
    return new Browser.NewContextOptions().setViewportSize(width, HEIGHT);
  }

  /** The window. */
  public Page page() {
    return page;
  }

  /** Opens a page of the demo. */
  public Page open(String path) {
    page.navigate(origin + path);
    return page;
  }

  /** Everything that must never happen and did. */
  public List<String> faults() {
    return faults;
  }

  /** What axe finds against WCAG 2.2 A and AA on the page as it stands. */
  public List<String> barriers() {
    return new AxeBuilder(page)
        .withTags(WCAG).analyze().getViolations().stream().map(Visitor::describe).toList();
  }

  /** Whether the page has to be scrolled sideways. */
  public boolean scrollsSideways() {
    Object wider =
        page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
    return Boolean.TRUE.equals(wider);
  }

  /** Keeps a picture of the whole page among the build's artefacts. */
  public void picture(String name) {
    String folder = System.getProperty("hiphooks.artifacts", "target/artifacts");
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
  }

  private static String describe(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + rule.getNodes().stream().map(node -> "\n  " + node.getHtml()).toList();
  }

  @Override
  public void close() {
    context.close();
  }
}
