package org.hiphooks.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The twelve patients as a visitor meets them: the cards of each chart, and of everything that the
 * page says to try, computed from the content. Cards stand as {@code rule:level}.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TryThisIT {

  private static final double PATIENCE_MILLIS = 20_000;
  private static final String ORDERS = "#support-orders";

  private final RealDemo demo = new RealDemo();
  private final Http http = new Http(demo.origin());
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

  @ParameterizedTest
  @CsvSource({
    "demo-v09, Maya Lindqvist, RF-01:critical SP-REDS:info",
    "demo-v10, Tomás Rivera, RF-01:warning ESC-HOLD:warning DX:info",
    "demo-v25, Jamal Carter, RF-04:critical",
    "demo-v35, Sofia Petrova, ESC-1:info DX:info",
    "demo-v62, Lena Fischer, ESC-0:info DX:info",
    "demo-v50, Priya Nair, ESC-1:info DX:info",
    "demo-v55, Marco Bianchi, ESC-1:info DX:info",
    "demo-v86, Helen Okafor, ESC-2:info DX:info",
    "demo-v100, Walter Brandt, ESC-3:warning DX:info",
    "demo-v06, Aisha Rahman, GAP-01:info",
    "demo-v109, Grace Kim, ESC-RTR:info DX:info",
    "demo-v01, Ruth Abelson, ''"
  })
  void theChartOpensWithTheCardsOfTheTable(String patient, String name, String cards) {
    for (boolean scripts : new boolean[] {true, false}) {
      try (Visitor visitor = visitor(scripts)) {
        Page page = visitor.open("/demo/patients/" + patient);
        answered(page, "#support");

        assertThat(page.locator("h1")).hasText(name);
        assertThat(cards(page, "#support")).containsExactlyElementsOf(listed(cards));
        assertThat(page.locator("#support"))
            .hasAttribute("data-state", cards.isEmpty() ? "no-card" : "cards");
        assertThat(page.locator("[data-section=trials] li").all()).isNotEmpty();
        everyCardIsWhole(page);
        visitor.picture("patient-" + patient);
        assertThat(visitor.faults()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "demo-v09, physical-therapy, ORD-70:critical, ORD-70:critical",
    "demo-v09, mri, '', ''",
    "demo-v10, hip-joint-injection, ORD-21:critical, ORD-21:critical",
    "demo-v10, naproxen, ORD-10:warning, ORD-10:warning",
    "demo-v25, physical-therapy, ORD-70:critical, ORD-70:critical",
    "demo-v35, mri, '', ORD-50:info",
    "demo-v50, trochanteric-injection, ORD-22:warning, ORD-22:warning",
    "demo-v50, orthopaedic-referral, ORD-60:warning, ORD-60:warning",
    "demo-v86, naproxen, ORD-03:warning, ORD-03:warning",
    "demo-v86, trochanteric-injection, '', ORD-25:info",
    "demo-v100, oxycodone, ORD-40:warning, ORD-40:warning",
    "demo-v100, hyaluronic-acid, ORD-37:warning, ORD-37:warning",
    "demo-v100, orthopaedic-referral, '', ''"
  })
  void anOrderBringsTheCardsOfTheTable(String patient, String entry, String draft, String sign) {
    for (boolean scripts : new boolean[] {true, false}) {
      try (Visitor visitor = visitor(scripts)) {
        Page page = visitor.open("/demo/patients/" + patient);
        answered(page, "#support");
        page.locator("#order").selectOption(entry);
        if (!scripts) {
          page.locator("#order-draft").click();
        }
        page.locator("tr.draft").waitFor();
        answered(page, ORDERS);
        assertThat(page.locator(ORDERS)).hasAttribute("data-hook", "order-select");
        assertThat(cards(page, ORDERS)).as("draft").containsExactlyElementsOf(listed(draft));
        everyCardIsWhole(page);
        visitor.picture("try-" + patient + '-' + entry);

        page.locator("tr.draft .filled").click();
        boolean isCritical = sign.contains(":critical");
        page.locator(isCritical ? "[data-interstitial]" : "[data-note='orders.note.signed']")
            .waitFor();
        assertThat(cards(page, isCritical ? "[data-interstitial]" : ORDERS))
            .as("signing")
            .containsExactlyElementsOf(listed(sign));
        visitor.picture("sign-" + patient + '-' + entry);
        assertThat(visitor.faults()).isEmpty();
        removeEntered(patient);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"demo-v09, hip-flexor-strain, PLI-01:critical", "demo-v55, fai, PLI-02:info"})
  void aProblemBringsTheCardsOfTheTable(String patient, String entry, String cards) {
    for (boolean scripts : new boolean[] {true, false}) {
      try (Visitor visitor = visitor(scripts)) {
        Page page = visitor.open("/demo/patients/" + patient);
        answered(page, "#support");
        page.locator("#problem").selectOption(entry);
        page.locator("#problem-add").click();
        page.locator("[data-note='problems.note.added']").waitFor();
        answered(page, "#support-problems");

        assertThat(cards(page, "#support-problems")).containsExactlyElementsOf(listed(cards));
        everyCardIsWhole(page);
        visitor.picture("try-" + patient + '-' + entry);
        assertThat(visitor.faults()).isEmpty();
        removeEntered(patient);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lenasSuggestionsBecomeDrafts(boolean scripts) {
    try (Visitor visitor = visitor(scripts)) {
      Page page = visitor.open("/demo/patients/demo-v62");
      answered(page, "#support");
      Locator card = page.locator("[data-card=ESC-0]");
      int offered = card.locator("button[data-suggestion]").count();
      assertThat(offered).isPositive();
      for (int taken = 0; taken < offered; taken++) {
        card.locator("button[data-suggestion]").first().click();
        assertThat(card.locator("[data-drafted]")).hasCount(taken + 1);
      }
      assertThat(page.locator("tr.draft").all()).hasSizeGreaterThanOrEqualTo(offered);
      visitor.picture("try-demo-v62-self-care");
      assertThat(visitor.faults()).isEmpty();
      removeEntered("demo-v62");
    }
  }

  /** What every card shows: level word, short summary, rule, source with its year or none. */
  private static void everyCardIsWhole(Page page) {
    for (Locator card : page.locator("[data-card]").all()) {
      assertThat(card.locator(".level").first().innerText()).isNotBlank();
      assertThat(card.locator("h3").innerText().length()).isLessThan(140);
      assertThat(card.locator("footer [data-rule]").innerText())
          .contains(card.getAttribute("data-card"));
      assertThat(card.locator("footer p").first().innerText()).contains(" ");
      assertThat(card.innerText()).doesNotContain("{", "}", "null");
    }
  }

  private static List<String> cards(Page page, String place) {
    return page.locator(place + " [data-card]").all().stream()
        .map(card -> card.getAttribute("data-card") + ':' + card.getAttribute("data-level"))
        .toList();
  }

  private static List<String> listed(String cards) {
    return Stream.of(cards.split(" ")).filter(card -> !card.isEmpty()).toList();
  }

  private static void answered(Page page, String place) {
    page.locator(place + "[data-state]:not([data-state=asking]):not([data-state=idle])")
        .waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
  }

  /**
   * Removes what was entered on the page, whose ids are numbers, so that the next begins afresh.
   */
  private void removeEntered(String patient) {
    for (String type :
        List.of("ServiceRequest", "MedicationRequest", "CommunicationRequest", "Condition")) {
      Http.read(http.get("/fhir/" + type + "?patient=" + patient + "&_count=500"))
          .findValues("resource")
          .stream()
          .map(resource -> resource.path("id").asText())
          .filter(id -> id.matches("\\d+"))
          .forEach(id -> http.json("DELETE", "/fhir/" + type + '/' + id, ""));
    }
  }

  private Visitor visitor(boolean scripts) {
    return scripts
        ? Visitor.at(browsers.browser(), demo.origin())
        : Visitor.withoutScripts(browsers.browser(), demo.origin());
  }
}
