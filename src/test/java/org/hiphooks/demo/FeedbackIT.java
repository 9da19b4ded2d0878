package org.hiphooks.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What becomes of a card comes back: the service remembers it when the chart is opened again. */
@TestInstance(Lifecycle.PER_CLASS)
class FeedbackIT {

  private static final int ANSWER_MILLIS = 20_000;
  private static final String TOMAS = "/demo/patients/demo-v10";
  private static final String MAYA = "/demo/patients/demo-v09";

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
  void aCardThatWasNotFollowedIsPreviouslyAddressedAtTheNextCall() {
    try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin())) {
      Page page = visitor.open(TOMAS);
      Locator card = page.locator("[data-card=RF-01]");
      assertThat(card).hasAttribute("data-level", "warning");
      card.locator("details.override summary").click();
      card.locator("input[value=excluded-by-test]").check();
      card.locator("details.override button").click();
      assertThat(page.locator("[data-card=RF-01] .told")).hasAttribute("data-feedback", "sent");
      visitor.picture("feedback-overridden");

      visitor.open(TOMAS);
      Locator again = page.locator("[data-card=RF-01]");
      assertThat(again).hasAttribute("data-level", "info");
      assertThat(again.locator("h3")).containsText("reviously addressed");
      assertThat(again.locator("[data-earlier]")).hasCount(0);
      visitor.picture("feedback-previously-addressed");
      assertThat(visitor.faults()).isEmpty();
      assertThat(visitor.barriers()).isEmpty();
    }
  }

  @Test
  void anAcceptedSuggestionIsADraftInTheChartAndTheCardStays() {
    try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin())) {
      Page page = visitor.open(MAYA);
      page.locator("[data-card=RF-01] button[data-suggestion]").first().click();
      assertThat(page.locator("[data-card=RF-01] [data-drafted]"))
          .containsText("Drafted: ServiceRequest/");
      visitor.open(MAYA);
      assertThat(page.locator("tr.draft").first()).isVisible();
      assertThat(page.locator("[data-card=RF-01]")).hasAttribute("data-level", "critical");
      visitor.picture("feedback-accepted-draft");
    }
  }

  @Test
  void whatIsSaidWhileTheLedgersDatabaseIsAwayIsRememberedWhenItIsBack() {
    try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin())) {
      Page page = visitor.open(MAYA);
      ledger(page, "down");
      assertThat(page.locator("[data-faults]")).containsText("feedback waits on disk");
      Locator card = page.locator("[data-card=SP-REDS]");
      card.locator("details.override summary").click();
      card.locator("input[value=already-arranged], input[value=disagree]").first().check();
      card.locator("details.override button").click();
      assertThat(page.locator("[data-card=SP-REDS] .told")).hasAttribute("data-feedback", "sent");
      visitor.picture("feedback-ledger-away");

      ledger(page, "up");
      for (int i = 0; i < 40 && page.locator("[data-card=SP-REDS]").count() > 0; i++) {
        page.waitForTimeout(500);
        visitor.open(MAYA);
        page.locator("[data-card=RF-01]").waitFor();
      }
      assertThat(page.locator("[data-card=SP-REDS]")).hasCount(0);
      assertThat(page.locator("[data-card=RF-01]")).isVisible();
      assertThat(visitor.barriers()).isEmpty();
    }
  }

  private static void ledger(Page page, String state) {
    page.locator("details.switches summary").click();
    page.locator("input[name=ledger][value=" + state + "]").check();
    page.locator("details.switches button").click();
    page.locator("[data-card=RF-01]").waitFor();
  }
}
