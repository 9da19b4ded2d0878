package org.hiphooks.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the demo in a browser, with a service that answers as told. */
@TestInstance(Lifecycle.PER_CLASS)
class DemoPagesIT {

  private static final String MAYA = "/demo/patients/demo-v09";
  private static final String RUTH = "/demo/patients/demo-v01";
  private static final String HELEN = "/demo/patients/demo-v86";

  private static final double PATIENCE_MILLIS = 20_000;

  private final DemoFixture demo = new DemoFixture();
  private Browsers browsers;

  @BeforeAll
  void start() {
    browsers = Browsers.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
  }

  @AfterAll
  void stop() {
    browsers.close();
    demo.close();
  }

  @BeforeEach
  void reset() {
    demo.service.reset();
    demo.removeDrafts();
  }

  @Test
  void thePatientListShowsWhoIsThereAndWhatTheLastVisitBrought() {
    try (Visitor visitor = visitor()) {
      Page page = visitor.open("/demo");
      assertThat(page.locator("tr[data-patient] th")).hasCount(12);
      assertThat(page.locator("tr[data-patient] th").first()).hasText("Maya Lindqvist");
      assertThat(page.locator("tr[data-patient] th").last()).hasText("Ruth Abelson");

      page.getByText("Start with Maya").click();
      assertThat(page.locator("h1")).hasText("Maya Lindqvist");
      assertThat(page.locator("[data-card=RF-01]")).isVisible();

      visitor.open("/demo");
      assertThat(page.locator("tr[data-patient=demo-v09] [data-last]")).hasText("Critical");
      visitor.picture("demo-patients");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void withoutAnAnswerTheChartIsThereAndTheSidebarSaysThatItWaits() {
    demo.service.hold();
    try (Visitor visitor = visitor()) {
      Page page = visitor.open(MAYA);

      assertThat(page.locator("[data-section=findings] tbody tr").first()).isVisible();
      assertThat(page.locator("#support")).containsText("Asking HipHooks. You can go on working.");
      assertThat(page.locator("#support")).containsText("Still waiting (2 s).");
      demo.service.release();
      assertThat(page.locator("#support")).hasAttribute("data-state", "cards");
      assertThat(page.locator("#say-assertive"))
          .hasText("Critical: " + page.locator("[data-card=RF-01] h3").textContent());
      assertThat(page.locator("#say-polite")).containsText("1 critical, 1 info");
      assertThat(demo.service.requests).hasSize(1);
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void theChartIsShownBeforeTheAnswerComes() {
    demo.service.hold();
    try (Visitor visitor = visitor()) {
      Page page = visitor.page();
      page.navigate(
          demo.origin() + MAYA,
          new Page.NavigateOptions()
              .setWaitUntil(com.microsoft.playwright.options.WaitUntilState.COMMIT));
      page.locator("[data-section=procedures]").waitFor();
      page.waitForLoadState(LoadState.LOAD);
      assertThat(page.locator("#support")).hasAttribute("data-state", "asking");
      visitor.picture("demo-asking");
    }
  }

  @Test
  void withoutScriptsALinkLeadsToTheAnswer() {
    demo.service.hold();
    try (Visitor visitor = Visitor.withoutScripts(browsers.browser(), demo.origin())) {
      Page page = visitor.open(MAYA);
      assertThat(page.locator("#support")).hasAttribute("data-state", "asking");

      demo.service.release();
      page.getByText("Show decision support").click();

      assertThat(page.locator("[data-card=RF-01]")).isVisible();
      assertThat(demo.service.requests).hasSize(1);
    }
  }

  @Test
  void noAnswerInTimeSaysSo() {
    demo.service.hold();
    try (Visitor visitor = visitor()) {
      Page page = visitor.open(MAYA);
      page.locator("#support[data-state=no-answer]")
          .waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
      assertThat(page.locator("#support"))
          .containsText("No answer in 5 s. No decision support for this visit.");
      visitor.picture("demo-no-answer");

      demo.service.release();
      page.getByText("Try again").click();
      assertThat(page.locator("[data-card=RF-01]")).isVisible();
    }
  }

  @Test
  void aRefusalNamesTheReason() {
    demo.service.status = 412;
    try (Visitor visitor = visitor()) {
      Page page = visitor.open(MAYA);

      assertThat(page.locator("#support")).hasAttribute("data-state", "failed");
      assertThat(page.locator("#support"))
          .containsText(
              "HipHooks could not be asked (412, key conditions missing). No decision support for"
                  + " this visit.");
      assertThat(page.getByText("Try again")).isVisible();
      visitor.picture("demo-refused");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void switchedOffIsNotSilence() {
    demo.service.mode = "off";
    try (Visitor visitor = visitor()) {
      Page page = visitor.open(RUTH);

      assertThat(page.locator("#support"))
          .containsText("Decision support is switched off by the administrator.");
      assertThat(page.locator("#support")).not().containsText("no card");
    }
  }

  @Test
  void noCardIsNoReassurance() {
    try (Visitor visitor = visitor()) {
      Page page = visitor.open(RUTH);

      assertThat(page.locator("#support"))
          .containsText(
              "HipHooks answered and has no card for this. That is not a statement that nothing is"
                  + " wrong.");
      assertThat(page.locator("[data-card]")).hasCount(0);
    }
  }

  @Test
  void whatWasNotAssessedIsACardOfItsOwnShape() {
    try (Visitor visitor = visitor()) {
      Page page = visitor.open(HELEN);

      assertThat(page.locator("#support")).hasAttribute("data-state", "partial");
      assertThat(page.locator("[data-card=DATA-01]")).hasAttribute("data-level", "not-assessed");
      assertThat(page.locator("[data-card=DATA-01] .level")).hasText("Not assessed");
      visitor.picture("demo-not-assessed");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void acceptingDraftsOnceAndTheDraftCanBeRead(boolean scripts) {
    try (Visitor visitor =
        scripts ? visitor() : Visitor.withoutScripts(browsers.browser(), demo.origin())) {
      Page page = visitor.open("/demo/patients/demo-v10");
      Locator card = page.locator("[data-card=RF-01]");
      String first = card.locator("button").first().textContent().strip();
      card.locator("button").first().click();

      Locator drafted = card.locator("[data-drafted]");
      assertThat(drafted).containsText(first);
      String reference = drafted.getAttribute("data-drafted");
      assertThat(reference).matches("ServiceRequest/\\d+");
      assertThat(drafted).containsText("Drafted: " + reference);
      assertThat(page.locator("[data-section=orders]")).containsText(reference);
      assertThat(new Http(demo.origin()).get("/fhir/" + reference).statusCode()).isEqualTo(200);
      assertThat(
              card.getByText(first, new Locator.GetByTextOptions().setExact(true))
                  .locator("xpath=ancestor::button"))
          .hasCount(0);
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void aDraftThatIsNotTakenIsNotShownAsTaken() {
    try (Visitor visitor = visitor()) {
      Page page = visitor.open(HELEN);
      page.getByText("A draft that the server refuses").click();

      assertThat(page.locator("[data-failed]"))
          .containsText("Could not be drafted: the FHIR server did not take it.");
      assertThat(page.locator("[data-drafted]")).hasCount(0);
      assertThat(page.locator("[data-section=orders]")).containsText("No orders and no drafts.");
    }
  }

  @Test
  void textsOfTheCardRunNoScript() {
    try (Visitor visitor = visitor()) {
      Page page = visitor.open("/demo/patients/demo-v50");
      page.locator("[data-card=DX] summary").click();
      Locator card = page.locator("[data-card=DX]");

      assertThat(card).containsText("<script>alert(1)</script> <img src=x onerror=alert(2)>");
      assertThat(card.locator("script, img, a[href^=javascript], a[href='']")).hasCount(0);
      assertThat(card).containsText("a link");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void aTableInANarrowCardStandsAsLabelledLines() {
    try (Visitor visitor = visitor()) {
      Page page = visitor.open("/demo/patients/demo-v50");
      page.locator("[data-card=DX] summary").click();

      assertThat(page.evaluate("document.querySelector('.card').scrollWidth <= 384"))
          .isEqualTo(true);
      Object label =
          page.evaluate(
              "getComputedStyle(document.querySelector('td[data-label=Fit]'), '::before').content");
      assertThat(String.valueOf(label)).contains("Fit");
      assertThat(page.locator("td[data-label]")).hasCount(10);
      visitor.picture("demo-table");
    }
  }

  @Test
  void theInspectorShowsTheCallWhole() {
    try (Visitor visitor = visitor()) {
      Page page = visitor.open(MAYA);
      page.getByText("What was sent and received").click();

      assertThat(page.locator("tr[data-key]")).hasCount(5);
      assertThat(page.locator("tr[data-key=findings]")).containsText("patient=demo-v09&category=");
      assertThat(page.locator("tr[data-key=allergies]")).hasAttribute("data-key-state", "empty");
      assertThat(page.locator("[data-body=request]")).containsText("\"hook\" : \"patient-view\"");
      assertThat(page.locator("[data-body=response]")).containsText("\"indicator\" : \"critical\"");
      assertThat(page.locator(".timing")).containsText("Decide");
      assertThat(page.locator("#curl-text")).containsText("curl -s -X POST");
      assertThat(page.content()).doesNotContain("Bearer ey");
      visitor.picture("demo-exchange");

      visitor.open("/demo/exchanges");
      assertThat(page.locator("tr[data-exchange]").first()).containsText("patient-view");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void switchesAreListedUntilTheyAreReset(boolean scripts) {
    try (Visitor visitor =
        scripts ? visitor() : Visitor.withoutScripts(browsers.browser(), demo.origin())) {
      Page page = visitor.open(MAYA);
      page.locator(".switches summary").click();
      page.locator("input[value=without-key]").check();
      page.locator("select[name=key]").selectOption("medications");
      page.locator("input[value=down]").check();
      page.locator(".switches button").click();

      assertThat(page.locator("[data-faults]")).containsText("key medications left out");
      assertThat(page.locator("[data-faults]")).containsText("FHIR server down for HipHooks");
      assertThat(page.locator("h1")).hasText("Maya Lindqvist");
      assertThat(page.locator("#support")).containsText("Not all data was sent with the call.");
      visitor.picture("demo-faults");

      page.getByText("Reset").click();
      assertThat(page.locator("[data-faults]")).hasCount(0);
    }
  }

  @Test
  void withoutDataSentNoCardIsNotTheNoCardText() {
    try (Visitor visitor = visitor()) {
      Page page = visitor.open(RUTH);
      page.locator(".switches summary").click();
      page.locator("input[name=prefetch][value=none]").check();
      page.locator(".switches button").click();

      assertThat(page.locator("#support")).hasAttribute("data-state", "partial");
      assertThat(page.locator("#support")).not().containsText("has no card for this");
    }
  }

  @Test
  void theFirstActionOfACriticalCardIsOnTheFirstScreen() {
    try (Visitor visitor = visitor()) {
      Locator action = visitor.open(MAYA).locator("[data-card=RF-01] button").first();

      assertThat(action.boundingBox().y + action.boundingBox().height).isLessThan(768);
    }
  }

  @Test
  void onANarrowScreenTheSidebarIsAboveTheChartAndIsReachedFirst() {
    try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin(), 390, ColorScheme.LIGHT)) {
      Page page = visitor.open(MAYA);
      assertThat(page.locator(".support").boundingBox().y)
          .isLessThan(page.locator(".chart").boundingBox().y);
      page.locator("[data-launch=hip-form]").focus();
      page.keyboard().press("Tab");

      assertThat(page.evaluate("document.activeElement.closest('.support') !== null"))
          .isEqualTo(true);
    }
  }

  @Test
  void everyPageHoldsAtEveryWidthInLightAndDark() {
    List<String> paths =
        List.of("/demo", MAYA, RUTH, HELEN, "/demo/exchanges", "/demo/nothing-here");
    for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : Visitor.WIDTHS) {
        try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin(), width, colours)) {
          for (String path : paths) {
            check(visitor, path, path + " " + width + " " + colours);
          }
          Page page = visitor.open("/demo/exchanges");
          check(visitor, page.locator("tr[data-exchange] a").first().getAttribute("href"), "one");
          demo.removeDrafts();
          visitor.open(MAYA).locator("[data-card=SP-REDS] button").first().click();
          page.locator("[data-drafted]").waitFor();
          page.locator(".switches summary").click();
          assertThat(visitor.barriers()).as("drafted and switches at " + width).isEmpty();
          assertThat(visitor.scrollsSideways()).as("switches at " + width).isFalse();
          visitor.picture(
              "demo-maya-" + width + "-" + colours.name().toLowerCase(java.util.Locale.ROOT));
          assertThat(withoutExpected404(visitor.faults())).isEmpty();
        }
      }
    }
  }

  private static void check(Visitor visitor, String path, String name) {
    Page page = visitor.open(path);
    assertThat(visitor.barriers()).as(name).isEmpty();
    assertThat(visitor.scrollsSideways()).as(name + " scrolls sideways").isFalse();
    assertThat(page.locator("h1")).hasCount(1);
    assertThat(page.locator("[style], [onclick]")).hasCount(0);
    assertThat(page.locator("body").innerText().toLowerCase(java.util.Locale.ROOT))
        .contains("synthetic patients", "not reviewed by a licensed clinician")
        .doesNotContain("all clear", "no red flag");
  }

  /** The browser reports the page that is not there; nothing else may be reported. */
  private static List<String> withoutExpected404(List<String> faults) {
    return faults.stream().filter(fault -> !fault.contains("status of 404")).toList();
  }

  private Visitor visitor() {
    return Visitor.at(browsers.browser(), demo.origin());
  }
}
