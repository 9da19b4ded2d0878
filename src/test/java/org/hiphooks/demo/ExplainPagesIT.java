package org.hiphooks.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.knowledge.Content;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "Why this card?" in a browser, in the demo as it is started. */
@TestInstance(Lifecycle.PER_CLASS)
class ExplainPagesIT {

  private static final double PATIENCE_MILLIS = 30_000;
  private static final int DESKTOP_HEIGHT = 768;
  private static final String TOMAS = "/demo/patients/demo-v10";

  private RealDemo demo;
  private Browsers browsers;

  @BeforeAll
  void start() {
    demo = new RealDemo();
    browsers = Browsers.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  @AfterAll
  void stop() {
    browsers.close();
    demo.close();
  }

  @Test
  void theLinkOfACardLandsOnItsRule() {
    try (Visitor visitor = visitor()) {
      Page page = why(visitor, TOMAS, "ESC-HOLD");
      assertThat(page.locator("section[data-rule=ESC-HOLD]:target")).isVisible();
      assertThat(page.url()).doesNotContain("/link/");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void withoutScriptsTheLinkWorksToo() {
    try (Visitor visitor = Visitor.withoutScripts(browsers.browser(), demo.origin())) {
      Page page = visitor.open(TOMAS);
      if (page.getByText("Show decision support").count() > 0) {
        page.getByText("Show decision support").click();
      }
      page.locator("[data-card=RF-01]").getByText("Why this card?").click();
      assertThat(page.locator("section[data-rule=RF-01]")).isVisible();
    }
  }

  @Test
  void theFirstScreenHoldsTheRuleItsFindingsWithDatesAndWhatIsMissing() {
    try (Visitor visitor = visitor()) {
      Page page = why(visitor, TOMAS, "RF-01");
      page.evaluate("scrollTo(0, 0)");
      Locator rule = page.locator("section[data-rule=RF-01]");
      assertThat(rule.locator("[data-finding=locGroin]")).containsText("31 May 2026");
      assertThat(rule.locator("[data-finding=longestRunSpikePct]")).containsText("15 %");
      assertThat(bottom(rule.getByText("Not recorded (")) < DESKTOP_HEIGHT).isTrue();
      assertThat(rule).containsText("MRI for bone stress injury");
      visitor.picture("explain-v10");
    }
  }

  @Test
  void onAPhoneNoDateIsCutOff() {
    try (Visitor visitor = visitor()) {
      Page page = why(visitor, TOMAS, "RF-01");
      page.setViewportSize(390, 844);
      for (Locator table : page.locator("section[data-rule] .scroll").all()) {
        assertThat(table.evaluate("e => e.scrollWidth <= e.clientWidth")).isEqualTo(true);
      }
      visitor.picture("explain-390");
    }
  }

  @Test
  void whatWouldChangeItStandsThere() {
    try (Visitor visitor = visitor()) {
      Page page = why(visitor, TOMAS, "RF-01");
      String raised =
          page.locator("section[data-rule=RF-01] [data-changes=raised]")
              .getAttribute("data-inputs");
      assertThat(List.of(raised.split(" ")))
          .contains("antalgicGait", "nightPain", "restPain", "hopTest");
      String cleared =
          page.locator("section[data-rule=RF-01] [data-changes=cleared]")
              .getAttribute("data-inputs");
      assertThat(List.of(cleared.split(" "))).contains("mriBSI");
    }
  }

  @Test
  void engineersGetTheCqlAsOnTheCommandLineAndTheWholeAsJson() throws Exception {
    try (Visitor visitor = visitor()) {
      Page page = why(visitor, TOMAS, "RF-01");
      page.locator("details.engineers > summary").click();
      page.locator("details.engineers details summary").first().click();
      assertThat(page.locator("pre.cql").first()).containsText("# true");
      var download = page.waitForDownload(() -> page.getByText("Download JSON").click());
      JsonNode json = new ObjectMapper().readTree(Files.readString(download.path()));
      assertThat(json.at("/rules/0/rule").asText()).isEqualTo("RF-01");
      assertThat(json.path("defines")).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo-v35", "demo-v86", "demo-v09"})
  void everyCardOfAPatientIsExplained(String patient) {
    try (Visitor visitor = visitor()) {
      Page page = visitor.open("/demo/patients/" + patient);
      assertThat(page.locator("#support [data-card]").first()).isVisible();
      List<String> cards =
          page.locator("#support [data-card]").all().stream()
              .map(card -> card.getAttribute("data-card"))
              .toList();
      page.getByText("Why this card?").first().click();
      assertThat(page.locator("[data-explain=page]")).isVisible();
      for (String card : cards) {
        assertThat(page.locator("section[data-rule='" + card + "']").count()).isPositive();
      }
      page.evaluate("scrollTo(0, 0)");
      visitor.picture("explain-" + patient);
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void nothingKeepsAnybodyFromReadingThePage(ColorScheme scheme) {
    try (Visitor visitor = visitor()) {
      Page page = why(visitor, TOMAS, "RF-01");
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      page.locator("details").all().forEach(more -> more.evaluate("e => e.open = true"));
      assertThat(visitor.barriers()).isEmpty();
      visitor.picture("explain-" + scheme);
      page.setViewportSize(390, 844);
      assertThat(visitor.scrollsSideways()).isFalse();
      assertThat(visitor.barriers()).isEmpty();
      page.setViewportSize(320, 640);
      assertThat(visitor.scrollsSideways()).isFalse();
    }
  }

  @Test
  void aPrintedCopySaysThatItIsOne() {
    try (Visitor visitor = visitor()) {
      Page page = why(visitor, TOMAS, "RF-01");
      assertThat(page.getByText("Printed copy, not updated.")).isHidden();
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.getByText("Printed copy, not updated.")).isVisible();
      visitor.picture("explain-print");
    }
  }

  @Test
  void aThirdUseOrAnotherBrowserSeesNothingOfThePatient() {
    String link;
    String address;
    try (Visitor visitor = visitor()) {
      Page page = visitor.open(TOMAS);
      Locator why = page.locator("[data-card=RF-01]").getByText("Why this card?");
      assertThat(why).isVisible();
      link = why.getAttribute("href").replace(demo.origin(), "").replaceFirst("#.*", "");
      why.click();
      assertThat(page.locator("[data-explain=page]")).isVisible();
      address = page.url().replace(demo.origin(), "").replaceFirst("#.*", "");
    }
    Http http = new Http(demo.origin());
    assertThat(http.get(link).statusCode()).isEqualTo(303);
    for (String path : List.of(link, address, address + "/json", "/explain/link/unknown")) {
      HttpResponse<String> refused = http.get(path);
      assertThat(refused.statusCode()).isIn(403, 404);
      assertThat(refused.body()).doesNotContain("Rivera", "1991", "groin", "RF-01");
      assertThat(refused.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(refused.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }
  }

  @Test
  void whatThePatientsRecordHoldsStandsThereAsText() throws Exception {
    Instant now = Instant.parse("2026-06-01T12:00:00Z");
    CaseLibrary cases = CaseLibrary.load(Content.embedded());
    ObjectNode request = cases.renderer().request(cases.get("V10"), now, RenderOptions.plain());
    ((ObjectNode) request.at("/prefetch/patient/name/0"))
        .put("text", "<img src=x onerror=alert(1)>");
    Http http = new Http(demo.origin());
    JsonNode cards =
        Http.read(http.json("POST", "/cds-services/hip-pain-guidance", request.toString()));
    JsonNode links = cards.at("/cards/0/links");
    String link = links.path(links.size() - 1).path("url").asText();
    HttpResponse<String> followed =
        http.get(link.replace(demo.origin(), "").replaceFirst("#.*", ""));
    String cookie = followed.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
    HttpResponse<String> page =
        http.get(
            followed.headers().firstValue("Location").orElseThrow(),
            "Cookie",
            cookie.replaceFirst(";.*", ""));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("&lt;img src=x").doesNotContain("<img src=x");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  private static double bottom(Locator place) {
    var box = place.first().boundingBox();
    return box.y + box.height;
  }

  private Page why(Visitor visitor, String chart, String rule) {
    Page page = visitor.open(chart);
    Locator link = page.locator("[data-card=" + rule + "]").getByText("Why this card?");
    assertThat(link).isVisible();
    link.click();
    assertThat(page.locator("[data-explain=page]")).isVisible();
    return page;
  }

  private Visitor visitor() {
    return Visitor.at(browsers.browser(), demo.origin());
  }
}
