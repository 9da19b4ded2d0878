package org.hiphooks.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ordering and adding problems in a browser, with a service that answers as told. */
@TestInstance(Lifecycle.PER_CLASS)
class OrderEntryIT {

  private static final String MAYA = "/demo/patients/demo-v09";
  private static final double PATIENCE_MILLIS = 20_000;

  private final DemoFixture demo = new DemoFixture();
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

  @BeforeEach
  void reset() {
    demo.service.reset();
    demo.removeDrafts();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void choosingAnOrderDraftsItAndAsksTheService(boolean scripts) {
    try (Visitor visitor = visitor(scripts)) {
      Page page = visitor.open(MAYA);
      order(page, "physical-therapy", scripts);

      Locator card = page.locator("#support-orders [data-card=ORD-70]");
      assertThat(card).hasAttribute("data-level", "critical");
      assertThat(page.locator("#support-orders")).hasAttribute("data-hook", "order-select");
      assertThat(page.locator("#support-orders")).containsText("Draft: Physical therapy, right");
      assertThat(page.locator("tr.draft")).hasCount(1);
      JsonNode context = demo.service.requests("order-select").get(0).path("context");
      assertThat(context.at("/draftOrders/entry")).hasSize(1);
      assertThat(context.at("/selections/0").asText())
          .isEqualTo("ServiceRequest/" + context.at("/draftOrders/entry/0/resource/id").asText());
      assertThat(page.locator("#support [data-card=RF-01]")).isVisible();
      assertThat(demo.service.requests("patient-view")).hasSize(1);
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void anotherChoiceReplacesTheDraftUntilItIsKept() {
    try (Visitor visitor = visitor(true)) {
      Page page = visitor.open(MAYA);
      order(page, "physical-therapy", true);
      page.locator("[data-card=ORD-70]").waitFor();
      page.locator("#order").selectOption("naproxen");
      page.locator("[data-card=ORD-10]").waitFor();
      assertThat(page.locator("tr.draft")).hasCount(1);
      assertThat(page.locator("tr.draft")).containsText("naproxen");

      page.locator("#order-draft").click();
      assertThat(page.locator("#order")).hasValue("");
      assertThat(page.locator("[data-card=ORD-10]")).isVisible();
      assertThat(demo.service.requests("order-select")).hasSize(2);
      page.locator("#order").selectOption("mri");
      assertThat(page.locator("#support-orders")).hasAttribute("data-state", "no-card");
      assertThat(page.locator("tr.draft")).hasCount(2);
    }
  }

  @Test
  void changesInQuickSuccessionAreOneCall() {
    try (Visitor visitor = visitor(true)) {
      Page page = visitor.open(MAYA);
      page.evaluate(
          "['naproxen', 'mri', 'physical-therapy'].forEach(order => {"
              + " const box = document.getElementById('order'); box.value = order;"
              + " box.dispatchEvent(new Event('change', {bubbles: true})); })");
      page.locator("[data-card=ORD-70]").waitFor();

      assertThat(demo.service.requests("order-select")).hasSize(1);
    }
  }

  @Test
  void theCardsOfTheCallBeforeAreGoneBeforeTheAnswerComes() {
    try (Visitor visitor = visitor(true)) {
      Page page = visitor.open(MAYA);
      order(page, "physical-therapy", true);
      page.locator("[data-card=ORD-70]").waitFor();
      demo.service.hold();
      page.locator("#order").selectOption("naproxen");

      assertThat(page.locator("#support-orders")).hasAttribute("data-state", "asking");
      assertThat(page.locator("[data-card=ORD-70]")).hasCount(0);
      assertThat(page.locator("#support [data-card=RF-01]")).isVisible();
      demo.service.release();
      assertThat(page.locator("[data-card=ORD-10]")).isVisible();
    }
  }

  @Test
  void noCardForADraftIsNoReassurance() {
    try (Visitor visitor = visitor(true)) {
      Page page = visitor.open(MAYA);
      order(page, "mri", true);

      assertThat(page.locator("#support-orders"))
          .containsText("That is not a statement that nothing is wrong; it is asked again");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCriticalCardStandsBeforeTheSignatureAndDoesNotStopIt(boolean scripts) {
    try (Visitor visitor = visitor(scripts)) {
      Page page = visitor.open(MAYA);
      order(page, "physical-therapy", scripts);
      page.locator("[data-card=ORD-70]").waitFor();
      sign(page);

      assertThat(page.locator("[data-interstitial]")).isVisible();
      assertThat(page.locator("h1")).hasText("Before you sign");
      assertThat(page.locator("[data-card=ORD-70]")).isVisible();
      assertThat(drafts("ServiceRequest")).hasSize(1);
      if (scripts) {
        assertThat(page.locator("h1")).isFocused();
        assertThat(visitor.barriers()).isEmpty();
        visitor.picture("demo-before-signing");
        page.keyboard().press("Escape");
      } else {
        page.locator("a[data-escape]").click();
      }
      assertThat(page.locator("tr.draft")).hasCount(1);
      assertThat(page.locator("#support-orders [data-card=ORD-70]")).isVisible();

      sign(page);
      page.getByText("Sign anyway").click();
      assertThat(page.locator("[data-note='orders.note.signed']"))
          .containsText("Signed: Physical therapy");
      assertThat(page.locator("tr.draft")).hasCount(0);
      assertThat(drafts("ServiceRequest")).isEmpty();
      assertThat(page.getByText("signed already: no draft to change")).isVisible();
      assertThat(visitor.faults()).isEmpty();
      http.json("DELETE", "/fhir/" + signedOrder(page), "");
    }
  }

  @Test
  void withoutACriticalCardTheOrderIsSignedAndItsCardsAreShown() {
    try (Visitor visitor = visitor(true)) {
      Page page = visitor.open(MAYA);
      order(page, "mri", true);
      page.locator("#support-orders[data-state=no-card]").waitFor();
      sign(page);

      assertThat(page.locator("[data-note='orders.note.signed']")).isVisible();
      assertThat(page.locator("#support-orders [data-card=ORD-50]")).isVisible();
      JsonNode context = demo.service.requests("order-sign").get(0).path("context");
      assertThat(context.has("selections")).isFalse();
      assertThat(context.at("/draftOrders/entry/0/resource/status").asText()).isEqualTo("draft");
      http.json("DELETE", "/fhir/" + signedOrder(page), "");
    }
  }

  @Test
  void withoutAnAnswerTheOrderIsSignedAndThePageSaysThatNobodyWasAsked() {
    try (Visitor visitor = visitor(true)) {
      Page page = visitor.open(MAYA);
      order(page, "physical-therapy", true);
      page.locator("[data-card=ORD-70]").waitFor();
      demo.service.status = 500;
      sign(page);

      assertThat(page.locator("[data-note='orders.note.signed']")).isVisible();
      assertThat(page.locator("#support-orders"))
          .containsText("No decision support for this order.");
      http.json("DELETE", "/fhir/" + signedOrder(page), "");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takingARemovalRemovesTheDraftAndClosesTheOtherChoices(boolean scripts) {
    demo.service.takesFeedback = true;
    try (Visitor visitor = visitor(scripts)) {
      Page page = visitor.open(MAYA);
      order(page, "naproxen", scripts);
      Locator card = page.locator("#support-orders [data-card=ORD-10]");
      card.getByText("Remove the draft NSAID order").click();

      assertThat(card.locator("[data-removed]")).containsText("Removed: MedicationRequest/");
      assertThat(page.locator("tr.draft")).hasCount(0);
      assertThat(drafts("MedicationRequest")).isEmpty();
      assertThat(card.locator("button[data-suggestion]")).isDisabled();
      assertThat(page.locator("#order")).hasValue("");
      assertThat(demo.service.feedback).hasSize(1);
      assertThat(demo.service.feedback.get(0).path("outcome").asText()).isEqualTo("accepted");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void anInjectionIsOneOrderWithItsDrugsAndIsRemovedWhole() {
    try (Visitor visitor = visitor(true)) {
      Page page = visitor.open(MAYA);
      order(page, "hip-joint-injection", true);
      page.locator("[data-card=ORD-21]").waitFor();

      assertThat(page.locator("tr.draft")).hasCount(1);
      assertThat(page.locator("tr.draft"))
          .containsText(
              java.util.regex.Pattern.compile("with methylprednisolone 40 mg.*with lidocaine"));
      assertThat(drafts("MedicationRequest"))
          .hasSize(2)
          .allMatch(
              drug ->
                  drug.at("/basedOn/0/reference")
                      .asText()
                      .equals(page.locator("tr.draft").getAttribute("data-row")));
      page.getByText("Remove the draft injection order").click();
      page.locator("[data-removed]").waitFor();
      assertThat(drafts("MedicationRequest")).isEmpty();
      assertThat(drafts("ServiceRequest")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void takingAChangeChangesTheWholeDraftAndAsksAgain(boolean scripts) {
    try (Visitor visitor = visitor(scripts)) {
      Page page = visitor.open(MAYA);
      order(page, "hip-joint-injection-no-guidance", scripts);
      page.locator("[data-card=ORD-21]").waitFor();
      page.getByText("Change the draft order to ultrasound guidance").click();

      assertThat(page.locator("[data-note='orders.note.changed']")).isVisible();
      assertThat(page.locator("tr.draft")).containsText("ultrasound guidance");
      JsonNode draft = drafts("ServiceRequest").get(0);
      assertThat(draft.at("/subject/reference").asText()).isEqualTo("Patient/demo-v09");
      assertThat(draft.at("/orderDetail/0/text").asText()).isEqualTo("ultrasound guidance");
      assertThat(demo.service.requests("order-select")).hasSize(2);
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void aSuggestionThatIsNotWrittenSendsNoFeedback() {
    demo.service.takesFeedback = true;
    try (Visitor visitor = visitor(true)) {
      Page page = visitor.open(MAYA);
      order(page, "physical-therapy", true);
      page.getByText("A draft the server refuses").click();

      assertThat(page.locator("#support-orders [data-failed]"))
          .containsText("Could not be drafted: the FHIR server did not take it.");
      assertThat(demo.service.feedback).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aProblemIsSavedAndThenTheServiceIsAsked(boolean scripts) {
    try (Visitor visitor = visitor(scripts)) {
      Page page = visitor.open("/demo/patients/demo-v35");
      page.locator("#problem").selectOption("hip-flexor-strain");
      page.locator("#problem-add").click();

      Locator card = page.locator("#support-problems [data-card=PLI-01]");
      assertThat(card).hasAttribute("data-level", "critical");
      assertThat(page.locator("[data-note='problems.note.added']")).isVisible();
      assertThat(page.locator("[data-section=problems] tbody")).containsText("Hip flexor strain");
      JsonNode condition =
          demo.service
              .requests("problem-list-item-create")
              .get(0)
              .at("/context/conditions/entry/0/resource");
      assertThat(condition.path("id").asText()).isNotEmpty();
      assertThat(condition.at("/category/0/coding/0/code").asText()).isEqualTo("problem-list-item");

      card.getByText("Save as provisional").click();
      String reference = card.locator("[data-changed]").getAttribute("data-changed");
      JsonNode saved = Http.read(http.get("/fhir/" + reference));
      assertThat(saved.at("/verificationStatus/coding/0/code").asText()).isEqualTo("provisional");
      assertThat(page.locator("[data-section=problems] tbody")).containsText("provisional");
      assertThat(visitor.faults()).isEmpty();
      http.json("DELETE", "/fhir/" + reference, "");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void notFollowingNeedsAReasonAndFoldsTheCard(boolean scripts) {
    demo.service.takesFeedback = true;
    try (Visitor visitor = visitor(scripts)) {
      Page page = visitor.open("/demo/patients/demo-v10");
      Locator card = page.locator("[data-card=RF-01]");
      card.locator(".override summary").click();
      card.getByLabel("Not clinically suspected").check();
      card.locator(".override button").click();
      assertThat(card.locator("[data-problem='override.problem.comment'] a")).isVisible();
      assertThat(demo.service.feedback).isEmpty();

      card.locator("textarea").fill("Pain from the back");
      card.locator(".override button").click();
      assertThat(card).hasAttribute("data-overridden", "not-clinically-suspected");
      assertThat(card).containsText("Sent to HipHooks as feedback.");
      JsonNode sent = demo.service.feedback.get(0);
      assertThat(sent.at("/overrideReason/reason/code").asText())
          .isEqualTo("not-clinically-suspected");
      assertThat(sent.at("/overrideReason/userComment").asText()).isEqualTo("Pain from the back");

      visitor.open("/demo/patients/demo-v10");
      assertThat(card.locator("[data-earlier]")).containsText("Previously addressed");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void aServiceWithoutFeedbackIsNotSaidToHaveBeenTold() {
    try (Visitor visitor = visitor(true)) {
      Page page = visitor.open(MAYA);
      Locator card = page.locator("[data-card=SP-REDS]");
      card.locator(".override summary").click();
      card.locator(".override input[type=radio]").first().check();
      card.locator("textarea").fill("Already under way");
      card.locator(".override button").click();

      assertThat(card).containsText("Kept in this demo only");
      visitor.picture("demo-not-followed");
    }
  }

  @Test
  void anOrderIsMadeBySoleUseOfTheKeyboard() {
    try (Visitor visitor = visitor(true)) {
      Page page = visitor.open(MAYA);
      page.locator("#order").focus();
      page.keyboard().type("Physical");
      page.locator("[data-card=ORD-70]").waitFor();

      assertThat(page.locator("#order")).isFocused();
      assertThat(page.locator("#say-assertive")).containsText("Critical: Exercise therapy");
      tabTo(page, "tr.draft .filled");
      page.keyboard().press("Enter");
      assertThat(page.locator("[data-interstitial]")).isVisible();
      tabTo(page, "a[data-escape]");
      page.keyboard().press("Enter");
      assertThat(page.locator("tr.draft")).hasCount(1);
    }
  }

  @Test
  void everyStateHoldsAtEveryWidthInLightAndDark() {
    for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      for (int width : Visitor.WIDTHS) {
        demo.removeDrafts();
        try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin(), width, colours)) {
          String name = width + "-" + colours.name().toLowerCase(Locale.ROOT);
          Page page = visitor.open("/demo/patients/demo-v06");
          order(page, "hip-joint-injection", true);
          page.locator("[data-card=ORD-21]").waitFor();
          page.locator("#support-orders .override summary").click();
          page.locator("#support-orders .override button").click();
          page.locator("[data-problem]").waitFor();
          holds(visitor, "demo-order-" + name);
          page.locator("tr.draft .filled").click();
          page.locator("[data-interstitial]").waitFor();
          holds(visitor, "demo-interstitial-" + name);
          page.getByText("Sign anyway").click();
          page.locator("[data-note='orders.note.signed']").waitFor();
          holds(visitor, "demo-signed-" + name);
          http.json("DELETE", "/fhir/" + signedOrder(page), "");
        }
      }
    }
  }

  private static void holds(Visitor visitor, String name) {
    assertThat(visitor.barriers()).as(name).isEmpty();
    assertThat(visitor.scrollsSideways()).as(name + " scrolls sideways").isFalse();
    assertThat(visitor.page().locator("h1")).hasCount(1);
    assertThat(visitor.page().locator("[style], [onclick]")).hasCount(0);
    assertThat(visitor.faults()).as(name).isEmpty();
    visitor.picture(name);
  }

  /** Presses Tab until an element has the focus; fails if none of the stops is that element. */
  private static void tabTo(Page page, String selector) {
    for (int stops = 0; stops < 60; stops++) {
      page.keyboard().press("Tab");
      if (Boolean.TRUE.equals(
          page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
        return;
      }
    }
    throw new AssertionError("Tab does not reach " + selector);
  }

  private static void order(Page page, String entry, boolean scripts) {
    page.locator("#order").selectOption(entry);
    if (!scripts) {
      page.locator("#order-draft").click();
    }
  }

  private static void sign(Page page) {
    page.locator("tr.draft .filled").first().click();
  }

  private static String signedOrder(Page page) {
    return page.locator("[data-section=orders] tbody tr").first().getAttribute("data-row");
  }

  private List<JsonNode> drafts(String type) {
    return Http.read(http.get("/fhir/" + type + "?status=draft&_count=500")).findValues("resource");
  }

  private Visitor visitor(boolean scripts) {
    return scripts
        ? Visitor.at(browsers.browser(), demo.origin())
        : Visitor.withoutScripts(browsers.browser(), demo.origin());
  }
}
