package org.hiphooks.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.form.SmartEhr;
import org.hiphooks.form.SmartEhr.Trouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The hip form in a browser: from a card, from the chart, and in a frame of another EHR. */
@TestInstance(Lifecycle.PER_CLASS)
class HipFormIT {

  private static final int ANSWER_MILLIS = 20_000;
  private static final int MOST_ACTIONS = 9;
  private static final int MOST_TABS = 60;
  private static final String AISHA = "demo-v06";
  private static final String PRIYA = "demo-v50";
  private static final String SAVE = "button[value=save]:visible";

  /** Core five as section 5 of the pages has them for Aisha; all but the number are chosen. */
  private static final List<String> CORE =
      List.of(
          "q-side-right",
          "q-location-loc-groin",
          "q-nrs-6",
          "q-onset-onset-gradual",
          "q-canBearWeight-weight-bearing-with-pain");

  private final SmartEhr ehr = new SmartEhr("none");
  private final RealDemo demo = new RealDemo(List.of(client()));
  private final Http http = new Http(demo.origin());
  private Browsers browsers;

  @BeforeAll
  void start() {
    ehr.opens(demo.origin(), URI.create(demo.origin() + "/fhir"));
    browsers = Browsers.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(ANSWER_MILLIS);
  }

  @AfterAll
  void stop() {
    browsers.close();
    demo.close();
    ehr.close();
  }

  @BeforeEach
  void asBefore() {
    ehr.troubled();
    for (String patient : List.of(AISHA, PRIYA)) {
      for (JsonNode record : written(patient)) {
        http.json("DELETE", "/fhir/Observation/" + record.path("id").asText(), "");
      }
    }
  }

  private ClientSettings client() {
    return ClientSettings.named("another-ehr")
        .fhirServers(List.of(ehr.base()))
        .origins(List.of(ehr.origin()))
        .smart(
            ehr.settings("launch", "openid", "fhirUser", "patient/*.rs", "patient/Observation.crs"))
        .build();
  }

  @Test
  void theCoreTakesNineActionsByKeyboardAloneByMapAloneAndWithoutScripts() {
    List<String> byKeyboard;
    List<String> byMap;
    List<String> withoutScripts;
    try (Visitor visitor = visitor()) {
      Page page = launched(visitor, PRIYA);
      int actions = 0;
      for (String control : CORE) {
        choose(page, control);
        actions++;
        if (control.equals("q-onset-onset-gradual")) {
          tab(page, "q-onsetWeeks");
          page.keyboard().type("4");
          actions++;
        }
      }
      page.keyboard().press("Enter");
      actions++;
      assertSaved(page);
      assertThat(actions).isLessThanOrEqualTo(MOST_ACTIONS);
      byKeyboard = taken(PRIYA);
    }
    try (Visitor visitor = visitor()) {
      byMap = byMap(launched(visitor, PRIYA));
      assertThat(visitor.faults()).isEmpty();
    }
    try (Visitor visitor = Visitor.withoutScripts(browsers.browser(), demo.origin())) {
      withoutScripts = byMap(launched(visitor, PRIYA));
    }
    assertThat(byKeyboard).hasSize(6).isEqualTo(byMap).isEqualTo(withoutScripts);
  }

  /** All by pointing: the place on the figure, the others on what is beside them. */
  private List<String> byMap(Page page) {
    int actions = 0;
    for (String control : CORE) {
      boolean isPlace = control.startsWith("q-location");
      page.locator((isPlace ? ".on-right label[for=" : "input[id=") + control + "]").click();
      actions++;
    }
    assertThat(page.locator("#q-location-loc-groin")).isChecked();
    page.locator("#q-onsetWeeks").fill("4");
    page.locator(SAVE).first().click();
    assertSaved(page);
    assertThat(actions + 2).isLessThanOrEqualTo(MOST_ACTIONS);
    return taken(PRIYA);
  }

  @Test
  void fromTheGapToTheCardsAndBackToTheChart() {
    try (Visitor visitor = visitor()) {
      Page page = visitor.open("/demo/patients/" + AISHA);
      page.locator("[data-card=GAP-01] a[href*='/form/link/']").click();
      assertThat(page.locator("[data-form=page]")).isVisible();
      assertThat(page.locator("body")).containsText("Nothing is written to the chart");
      visitor.picture("form-asked");
      fill(page);
      page.locator(SAVE).first().click();
      assertThat(page.locator("[data-outcome]")).hasAttribute("data-outcome", "not-written");
      assertThat(page.locator("[data-card=GAP-01]")).hasAttribute("data-change", "gone");
      assertThat(page.locator("[data-card=RF-01]")).hasAttribute("data-level", "warning");
      assertThat(page.locator("#changed-head")).isFocused();
      assertThat(page.locator("#next-head ~ .question").first())
          .hasAttribute("data-question", "longestRunSpikePct");
      visitor.picture("form-changed");

      page.locator("#q-longestRunSpikePct").fill("30");
      page.locator(SAVE).first().click();
      assertThat(page.locator("[data-card]").first()).hasAttribute("data-card", "RF-01");
      assertThat(page.locator("[data-card=RF-01]")).hasAttribute("data-level", "critical");
      visitor.picture("form-critical");
      Download note = page.waitForDownload(() -> page.locator("button[value=note]").click());
      assertThat(text(note)).contains("Groin, deep", "30 %");
      assertThat(visitor.faults()).isEmpty();
    }
    assertThat(written(AISHA)).isEmpty();
  }

  @Test
  void whatWasSavedIsReadWhenTheChartIsReopened() {
    try (Visitor visitor = visitor()) {
      Page page = visitor.open("/demo/patients/" + AISHA);
      assertThat(page.locator("[data-card=GAP-01]")).isVisible();
      page.locator("[data-launch=hip-form]").click();
      fill(page);
      page.locator(SAVE).first().click();
      assertSaved(page);
      visitor.picture("form-saved");
      page.locator("button[value=undo]").click();
      assertThat(page.locator("[data-outcome]")).hasAttribute("data-outcome", "withdrawn");
      visitor.picture("form-withdrawn");
      page.locator(SAVE).first().click();
      assertSaved(page);
      visitor.open("/demo/patients/" + AISHA);
      assertThat(page.locator("[data-card=RF-01]")).hasAttribute("data-level", "warning");
      assertThat(page.locator("[data-card=GAP-01]")).hasCount(0);
      page.locator("[data-launch=hip-form]").click();
      assertThat(page.locator("[data-known=nrs]")).containsText("1 Jun 2026");
      assertThat(page.locator("input[name='a.nrs']:checked")).hasCount(0);
      visitor.picture("form-on-file");
      assertThat(visitor.faults()).isEmpty();
      assertThat(visitor.barriers()).isEmpty();
    }
  }

  @Test
  void aPlaceOnTheFigureChoosesItsHipAndOfTwoTheWorseOneIsAskedFor() {
    try (Visitor visitor = visitor()) {
      Page page = launched(visitor, PRIYA);
      assertThat(page.locator("[data-question=worseSide]")).isHidden();
      page.locator("label[for=q-location-loc-pubic]").first().click();
      assertThat(page.locator("#q-location-loc-pubic")).isChecked();
      assertThat(page.locator("[name='a.side']:checked")).hasCount(0);
      page.locator(".on-left label[for=q-location-loc-groin]").click();
      assertThat(page.locator("#q-side-left")).isChecked();
      assertThat(page.locator("#q-location-loc-groin")).isChecked();
      page.locator(".on-left label[for=q-location-loc-lateral]").click();
      page.locator("#q-side-both").check();
      assertThat(page.locator("[data-question=worseSide]")).isVisible();
      page.locator(SAVE).first().click();
      page.locator(".problems a").click();
      assertThat(page.locator("#q-worseSide-right")).isFocused();
      visitor.picture("form-worse-side");
      assertThat(visitor.barriers()).isEmpty();
      page.locator("#q-worseSide-left").check();
      page.locator(SAVE).first().click();
      assertSaved(page);
      visitor.picture("form-both");
    }
    assertThat(taken(PRIYA).toString())
        .contains("287679003", "29836001")
        .doesNotContain("287579007");
  }

  @Test
  void withoutAHipWhatBelongsToOneIsNotSavedAndNothingEnteredIsLost() {
    try (Visitor visitor = withoutScripts()) {
      Page page = launched(visitor, PRIYA);
      page.locator(".on-right label[for=q-location-loc-groin]").click();
      page.locator(SAVE).first().click();
      assertThat(page.locator("#e-side")).containsText("Choose the hip");
      assertThat(page.locator("#q-location-loc-groin")).isChecked();
      visitor.picture("form-no-hip");
    }
    assertThat(written(PRIYA)).isEmpty();
  }

  @Test
  void nothingChosenAndNotExaminedWriteNothing() {
    try (Visitor visitor = visitor()) {
      Page page = launched(visitor, PRIYA);
      page.locator(SAVE).first().click();
      assertThat(page.locator("[data-outcome]")).hasAttribute("data-outcome", "nothing");
      assertThat(page.locator(".question .choice.none input:checked").first()).isAttached();
      page.locator("input[value=true]:visible").first().check();
      page.locator(".choice.none input:visible").first().check();
      page.locator(SAVE).first().click();
      assertThat(page.locator("[data-outcome]")).hasAttribute("data-outcome", "nothing");
      visitor.picture("form-nothing");
    }
    assertThat(written(PRIYA)).isEmpty();
  }

  @Test
  void anErrorIsReadFirstLeadsToItsFieldAndNothingEnteredIsLost() {
    for (boolean isScripted : List.of(true, false)) {
      try (Visitor visitor = isScripted ? visitor() : withoutScripts()) {
        Page page = launched(visitor, PRIYA);
        fill(page);
        page.locator("#q-onsetWeeks").fill("a while <script>");
        page.locator(SAVE).first().click();
        assertThat(page).hasTitle(java.util.regex.Pattern.compile("^Error: .*"));
        assertThat(page.locator("#problems-head")).isFocused();
        for (String control : CORE) {
          assertThat(page.locator("[id=" + control + "]")).isChecked();
        }
        assertThat(page.locator("#q-onsetWeeks")).hasValue("a while <script>");
        visitor.picture("form-error" + (isScripted ? "" : "-without-scripts"));
        page.locator(".problems a").click();
        assertThat(page.locator("#q-onsetWeeks")).isFocused();
        assertThat(page.locator("#e-onsetWeeks")).isVisible();
      }
    }
    assertThat(written(PRIYA)).isEmpty();
  }

  @Test
  void twoClicksWriteOnce() {
    try (Visitor visitor = visitor()) {
      Page page = launched(visitor, PRIYA);
      fill(page);
      page.locator(SAVE).first().dblclick();
      assertSaved(page);
      page.goBack();
      page.locator(SAVE).first().click();
      assertSaved(page);
    }
    assertThat(written(PRIYA)).hasSize(6);
  }

  @Test
  void whatTheServerRefusesOrLosesIsKeptTriedAgainAndOffered() {
    try (Visitor visitor = visitor()) {
      Page page = visitor.page();
      page.navigate(ehr.launch(PRIYA));
      fill(page);
      ehr.troubled(Trouble.NO_WRITES);
      page.locator(SAVE).first().click();
      assertThat(page.locator("[data-outcome]")).hasAttribute("data-outcome", "failed");
      visitor.picture("form-refused");
      Download kept = page.waitForDownload(() -> page.locator("button[value=response]").click());
      assertThat(text(kept)).contains("QuestionnaireResponse", "loc-groin");

      ehr.troubled(Trouble.NO_TRANSACTIONS, Trouble.EVERY_OTHER);
      page.getByText("Try again").click();
      assertThat(page.locator("[data-outcome]")).hasAttribute("data-outcome", "partly-saved");
      assertThat(page.locator("[data-saved=false]").first()).containsText("Not saved:");
      assertThat(page.locator("li[data-saved=true]").first()).containsText("Observation/");
      assertThat(visitor.barriers()).isEmpty();
      visitor.picture("form-partly");

      ehr.troubled(Trouble.LOST_ANSWERS);
      page.getByText("Try again").click();
      assertThat(page.locator("[data-outcome]")).hasAttribute("data-outcome", "partly-saved");
      ehr.troubled(Trouble.EXPIRED);
      page.getByText("Try again").click();
      assertThat(page.locator("[data-outcome]")).hasAttribute("data-outcome", "partly-saved");
      ehr.troubled();
      page.getByText("Try again").click();
      assertSaved(page);
    }
    assertThat(written(PRIYA)).hasSize(6);
  }

  @Test
  void aFormThatIsOverGivesEverythingBack() {
    try (Visitor visitor = visitor()) {
      Page page = launched(visitor, PRIYA);
      fill(page);
      page.evaluate("document.querySelector('[name=handle]').value = 'A'.repeat(32)");
      page.locator(SAVE).first().click();
      assertThat(page.locator("[data-form=over]")).isVisible();
      assertThat(page.locator("[data-note]")).containsText("Groin, deep");
      assertThat(visitor.barriers()).isEmpty();
      visitor.picture("form-over");
      Download kept = page.waitForDownload(() -> page.locator("button[value=response]").click());
      assertThat(text(kept)).contains("loc-groin", "weight-bearing-with-pain");
    }
    assertThat(written(PRIYA)).isEmpty();
  }

  @Test
  void inAFrameOfAnotherSiteNoCookieIsKeptAndAllWorks() {
    try (Visitor visitor = Visitor.at(browsers.browser(), ehr.origin())) {
      Page page = visitor.page();
      page.navigate(ehr.chart(PRIYA));
      FrameLocator frame = page.frameLocator("iframe");
      for (String control : CORE) {
        frame.locator("[id=" + control + "]").check();
      }
      frame.locator("#q-onsetWeeks").fill("4");
      frame.locator(SAVE).first().click();
      assertThat(frame.locator("[data-outcome]")).hasAttribute("data-outcome", "saved");
      visitor.picture("form-framed");
      assertThat(page.context().cookies()).isEmpty();
      frame.locator("[name=handle]").evaluate("handle => { handle.value = 'A'.repeat(32); }");
      frame.locator(SAVE).first().click();
      assertThat(frame.locator("[data-form=over]")).isVisible();
    }
    assertThat(written(PRIYA)).hasSize(6);
  }

  @Test
  void noBarrierInAnyStateColourAndWidth() {
    for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin(), 1366, colours)) {
        Page page = launched(visitor, AISHA);
        String name = "form-" + colours.name().toLowerCase(java.util.Locale.ROOT);
        List<String> wrong = new ArrayList<>(everyWidth(visitor, name + "-asked"));
        page.locator("#q-onsetWeeks").fill("soon");
        page.locator(SAVE).first().click();
        page.locator("#problems-head").waitFor();
        wrong.addAll(everyWidth(visitor, name + "-error"));
        page.locator("#q-onsetWeeks").fill("4");
        fill(page);
        ehr.troubled();
        page.locator(SAVE).first().click();
        page.locator("#changed-head").waitFor();
        wrong.addAll(everyWidth(visitor, name + "-saved"));
        visitor.open("/form/callback?state=x&code=y");
        wrong.addAll(visitor.barriers());
        assertThat(wrong).isEmpty();
      }
      asBefore();
    }
  }

  @Test
  void inGermanTheQuestionsAreGermanAndTheCardsSayThatTheyAreNot() {
    try (Visitor visitor = visitor()) {
      Page page = launched(visitor, AISHA);
      page.locator("#q-nrs-6").check();
      page.locator("button[value='language:de']").click();
      assertThat(page.locator("html")).hasAttribute("lang", "de");
      assertThat(page.locator("[data-question=side] > fieldset > legend"))
          .hasText("1 Welche Hüfte schmerzt?");
      assertThat(page.locator("#q-nrs-6")).isChecked();
      assertThat(page.locator("[data-unreviewed=de]")).containsText("nicht klinisch geprüft");
      page.locator("#q-onsetWeeks").fill("bald");
      page.locator(SAVE).first().click();
      assertThat(page).hasTitle(java.util.regex.Pattern.compile("^Fehler: Hüftbogen.*"));
      fill(page);
      page.locator(SAVE).first().click();
      assertSaved(page);
      assertThat(page.locator("[data-card=RF-01] h3")).hasAttribute("lang", "en");
      assertThat(page.locator("[data-card=RF-01] .level")).containsText("Warnung");
      assertThat(page.locator("[data-note]")).containsText("Leiste, tief");
      assertThat(visitor.scrollsSideways()).isFalse();
      assertThat(visitor.barriers()).isEmpty();
      visitor.picture("form-german");
      page.locator("button[value='language:en']").click();
      assertSaved(page);
      assertThat(page.locator("#changed-head")).hasText("What your answers changed");
    }
    assertThat(written(AISHA)).hasSize(6);
  }

  private static List<String> everyWidth(Visitor visitor, String name) {
    List<String> wrong = new ArrayList<>();
    for (int width : Visitor.WIDTHS) {
      visitor.page().setViewportSize(width, 768);
      if (visitor.scrollsSideways()) {
        wrong.add(name + " scrolls sideways at " + width);
      }
      if (width != 390) {
        wrong.addAll(visitor.barriers());
      }
      visitor.picture(name + '-' + width);
    }
    visitor.page().setViewportSize(1366, 768);
    return wrong;
  }

  @Test
  void onPaperEverythingIsOpenAndNothingThatCanBePressedIsThere() {
    try (Visitor visitor = visitor()) {
      Page page = launched(visitor, AISHA);
      fill(page);
      page.locator(SAVE).first().click();
      assertSaved(page);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator(".printed")).isVisible();
      assertThat(page.locator(SAVE)).hasCount(0);
      visitor.picture("form-print");
    }
  }

  private static void fill(Page page) {
    for (String control : CORE) {
      page.locator("[id=" + control + "]").check();
    }
    page.locator("#q-onsetWeeks").fill("4");
  }

  /** Goes to a control with the tabulator and chooses it with the space bar or the arrows. */
  private static void choose(Page page, String control) {
    String group = control.substring(0, control.indexOf('-', 2));
    tab(page, group);
    for (int i = 0; i < MOST_TABS && !focused(page).equals(control); i++) {
      page.keyboard().press(group.equals("q-location") ? "Tab" : "ArrowDown");
    }
    if (!page.locator("[id=" + control + "]").isChecked()) {
      page.keyboard().press("Space");
    }
    assertThat(page.locator("[id=" + control + "]")).isChecked();
  }

  private static void tab(Page page, String start) {
    for (int i = 0; i < MOST_TABS && !focused(page).startsWith(start); i++) {
      page.keyboard().press("Tab");
    }
    assertThat(focused(page)).startsWith(start);
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("document.activeElement.id"));
  }

  private static void assertSaved(Page page) {
    assertThat(page.locator("[data-outcome]")).hasAttribute("data-outcome", "saved");
  }

  private Visitor visitor() {
    return Visitor.at(browsers.browser(), demo.origin());
  }

  private Visitor withoutScripts() {
    return Visitor.withoutScripts(browsers.browser(), demo.origin());
  }

  private static Page launched(Visitor visitor, String patient) {
    Page page = visitor.open("/authorization/launch/" + patient);
    assertThat(page.locator("[data-form=page]")).isVisible();
    return page;
  }

  private static String text(Download download) {
    try {
      return Files.readString(download.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the form wrote for a patient, without what tells one writing from another; removed. */
  private List<String> taken(String patient) {
    List<String> records = new ArrayList<>();
    for (JsonNode record : written(patient)) {
      http.json("DELETE", "/fhir/Observation/" + record.path("id").asText(), "");
      ObjectNode plain = record.deepCopy();
      plain.remove(List.of("id", "meta", "identifier", "effectiveDateTime", "derivedFrom"));
      records.add(plain.toString());
    }
    return records.stream().sorted().toList();
  }

  private List<JsonNode> written(String patient) {
    List<JsonNode> records = new ArrayList<>();
    for (JsonNode entry :
        Http.read(http.get("/fhir/Observation?patient=" + patient + "&_count=500")).path("entry")) {
      if (entry.at("/resource/identifier/0/system").asText().endsWith("/form-answer")) {
        records.add(entry.path("resource"));
      }
    }
    return records;
  }
}
