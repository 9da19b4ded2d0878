package org.hiphooks.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a newcomer sees: the demo as the command starts it, cards computed from the content. */
@TestInstance(Lifecycle.PER_CLASS)
class FirstLightIT {

  private static final int ANSWER_MILLIS = 20_000;

  private final RealDemo demo = new RealDemo();
  private Browsers browsers;

  @BeforeAll
  void start() {
    browsers = Browsers.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(ANSWER_MILLIS);
  }

  @AfterAll
  void stop() {
    browsers.close();
    demo.close();
  }

  @Test
  void theCommandSaysWhereEverythingIs() {
    assertThat(demo.output())
        .contains(
            "Demo      " + demo.origin() + "/demo",
            "Services  " + demo.origin() + "/cds-services",
            "FHIR      " + demo.origin() + "/fhir",
            "Clock     fixed at 2026-06-01T12:00:00Z")
        .containsPattern("Ready in \\d+\\.\\d s");
  }

  @Test
  void mayaHasACriticalCardWithFiveSuggestions() {
    try (Visitor visitor = visitor()) {
      Page page = open(visitor, "demo-v09");
      Locator card = page.locator("[data-card=RF-01]");

      assertThat(card).hasAttribute("data-level", "critical");
      assertThat(page.locator("[data-card]").first()).hasAttribute("data-card", "RF-01");
      assertThat(page.locator("[data-card=SP-REDS]")).hasAttribute("data-level", "info");
      assertThat(card.locator("button[data-suggestion]")).hasCount(5);
      assertThat(card.locator(".basis")).containsText("31 May 2026");
      assertThat(card.locator("footer")).containsText("RF-01");
      assertThat(card.locator("footer a").first()).isVisible();
      visitor.picture("first-light-maya");

      card.locator("button").first().click();
      assertThat(card.locator("[data-drafted]")).containsText("Drafted: ServiceRequest/");
      visitor.picture("first-light-maya-drafted");
      assertThat(visitor.faults()).isEmpty();
      assertThat(visitor.barriers()).isEmpty();
    }
  }

  @Test
  void tomasHasAWarning() {
    try (Visitor visitor = visitor()) {
      assertThat(open(visitor, "demo-v10").locator("[data-card=RF-01]"))
          .hasAttribute("data-level", "warning");
    }
  }

  @Test
  void aishaIsToldWhatIsMissing() {
    try (Visitor visitor = visitor()) {
      Page page = open(visitor, "demo-v06");

      assertThat(page.locator("[data-card=GAP-01]")).containsText("location");
      assertThat(page.locator("[data-card=GAP-01]")).containsText("weight-bearing");
      visitor.picture("first-light-aisha");
    }
  }

  @Test
  void ruthHasNoCardAndNoReassurance() {
    try (Visitor visitor = visitor()) {
      Page page = open(visitor, "demo-v01");

      assertThat(page.locator("#support")).hasAttribute("data-state", "no-card");
      assertThat(page.locator("#support"))
          .containsText("That is not a statement that nothing is wrong.");
      visitor.picture("first-light-ruth");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "none, down",
    "none, refuses",
    "none, slow",
    "first-page, down",
    "key-error, down",
    "without-key, down"
  })
  void brokenDataIsNeverSilence(String prefetch, String fhir) {
    for (String patient : List.of("demo-v09", "demo-v01")) {
      try (Visitor visitor = visitor()) {
        Page page = open(visitor, patient);
        breakOnPurpose(page, prefetch, fhir);

        assertThat(page.locator("#support")).not().hasAttribute("data-state", "no-card");
        assertThat(page.locator("#support")).not().containsText("All data read");
        visitor.picture("broken-" + patient + "-" + prefetch + "-" + fhir);
        assertThat(visitor.faults()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "first-page", "without-key"})
  void whatIsNotSentTheServiceReadsItself(String prefetch) {
    try (Visitor visitor = visitor()) {
      Page page = open(visitor, "demo-v09");
      breakOnPurpose(page, prefetch, "up");

      assertThat(page.locator("[data-card=RF-01]")).hasAttribute("data-level", "critical");
      assertThat(page.locator("[data-card=SP-REDS]")).hasCount(1);
      assertThat(page.locator("[data-card=DATA-01]")).hasCount(0);
    }
  }

  @Test
  void whatIsIncompleteIsACardOfItsOwn() {
    try (Visitor visitor = visitor()) {
      Page page = open(visitor, "demo-v09");
      breakOnPurpose(page, "first-page", "down");

      assertThat(page.locator("#support")).hasAttribute("data-state", "partial");
      assertThat(page.locator("[data-card=DATA-01]")).hasAttribute("data-level", "not-assessed");
    }
  }

  @Test
  void withAllDataSentABrokenFhirServerChangesNothing() {
    for (String fhir : List.of("down", "slow", "refuses")) {
      try (Visitor visitor = visitor()) {
        Page page = open(visitor, "demo-v09");
        breakOnPurpose(page, "all", fhir);

        assertThat(page.locator("#support")).hasAttribute("data-state", "cards");
        assertThat(page.locator("[data-card=RF-01]")).hasAttribute("data-level", "critical");
      }
    }
  }

  @Test
  void nothingOnAnyChartReassures() {
    try (Visitor visitor = visitor()) {
      List<String> patients =
          visitor.open("/demo").locator("tr[data-patient]").all().stream()
              .map(row -> row.getAttribute("data-patient"))
              .toList();
      assertThat(patients).hasSize(12);
      for (String patient : patients) {
        assertThat(open(visitor, patient).locator("body").innerText().toLowerCase(Locale.ROOT))
            .doesNotContain("all clear", "no red flag");
      }
      assertThat(visitor.faults()).isEmpty();
    }
  }

  private Page open(Visitor visitor, String patient) {
    Page page = visitor.open("/demo/patients/" + patient);
    answered(page);
    return page;
  }

  private static void breakOnPurpose(Page page, String prefetch, String fhir) {
    page.locator(".switches summary").click();
    page.locator("input[name=prefetch][value=" + prefetch + "]").check();
    page.locator("select[name=key]").selectOption("findings");
    page.locator("input[name=fhir][value=" + fhir + "]").check();
    page.locator(".switches button").click();
    page.locator("[data-faults]").waitFor();
    answered(page);
  }

  /** Waits until the sidebar has something else to say than that it waits. */
  private static void answered(Page page) {
    page.locator("#support:not([data-state=asking])")
        .waitFor(new Locator.WaitForOptions().setTimeout(ANSWER_MILLIS));
  }

  private Visitor visitor() {
    return Visitor.at(browsers.browser(), demo.origin());
  }
}
