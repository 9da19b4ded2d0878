package org.hiphooks.replay;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hiphooks.demo.Browsers;
import org.hiphooks.demo.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reports of replay and diff as a tester opens them: from disk, in a browser. */
class ReportPagesIT {

  private static final String AT = "2026-06-01T12:00:00Z";
  private static final String DISK = "file://";
  private static final Path CASES = Path.of("fhir-resources/cases");

  @TempDir private static Path folder;
  private static Browsers browsers;

  @BeforeAll
  static void write() throws IOException {
    Path cases = Files.createDirectories(folder.resolve("cases"));
    for (String name : List.of("V01", "V06", "V10", "V50", "V86", "V100", "V109", "O01", "O09")) {
      Files.copy(CASES.resolve(name + ".json"), cases.resolve(name + ".json"));
    }
    String wrong = Files.readString(CASES.resolve("V09.json")).replace("\"RF-01\",", "\"RF-07\",");
    Files.writeString(cases.resolve("V09.json"), wrong);
    Files.writeString(cases.resolve("broken.json"), "{\n  oops");
    run("replay", cases + "", "--at", AT, "--degrade", "all", "--report", folder + "");
    Path proposal = folder.resolve("proposal");
    ReplayCommandTest.copy(Path.of("cql"), proposal.resolve("cql"));
    ReplayCommandTest.copy(Path.of("fhir-resources"), proposal.resolve("fhir-resources"));
    Path settings = proposal.resolve("cql/HipSettings.cql");
    Files.writeString(
        settings,
        Files.readString(settings)
            .replace("SUBACUTE_PT_WEEKS Integer default 6", "SUBACUTE_PT_WEEKS Integer default 9"));
    run("diff", ".", proposal + "", cases + "", "--at", AT, "--report", folder + "");
    run("diff", ".", ".", cases.resolve("V01.json") + "", "--report", folder.resolve("same") + "");
    Path nothing = Files.createDirectories(folder.resolve("nothing"));
    run("replay", nothing + "", "--report", folder.resolve("empty") + "");
    browsers = Browsers.start();
  }

  private static void run(String... arguments) {
    ReplayCommandTest.Run run = ReplayCommandTest.run(arguments);
    assertThat(run.code()).as(run.out() + run.err()).isLessThanOrEqualTo(1);
  }

  @AfterAll
  static void stop() {
    browsers.close();
  }

  @Test
  void everyFailureIsReadWithoutScriptAndNothingIsAskedOfANetwork() {
    try (Visitor visitor = Visitor.withoutScripts(browsers.browser(), DISK)) {
      Page page = visitor.open(folder + "/report.html");

      Locator row = page.locator("tr[data-verdict=differ]");
      assertThat(row).hasCount(1);
      assertThat(row).containsText("missed RF-07 critical");
      assertThat(row).containsText("HipRedFlags.\"RF-07 critical\" is false, cql/HipRedFlags.cql:");
      assertThat(page.locator("main")).containsText("broken.json");
      assertThat(page.locator(".filter")).isHidden();
      assertThat(page.locator("th button")).hasCount(0);
      visitor.open(folder + "/diff.html");
      assertThat(page.locator("#visit-rows tbody tr").first()).isVisible();
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void rulesAndVisitsLeadToEachOther() {
    try (Visitor visitor = Visitor.at(browsers.browser(), DISK)) {
      Page page = visitor.open(folder + "/report.html");

      page.locator("#rule-RF-07 a").click();
      assertThat(page.locator("#visit-1:target")).containsText("V09.json");
      page.locator("#visit-1 a[href='#rule-RF-07']").click();
      assertThat(page.locator("#rule-RF-07:target")).isVisible();

      visitor.open(folder + "/diff.html");
      page.locator("a[href='#visit-1']").click();
      assertThat(page.locator("#visit-1:target")).isVisible();
      page.locator("#visit-1 a").click();
      assertThat(page.locator("tr[id^=group-]:target")).isVisible();
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void tablesAreSortedByKeyboardAndFilteredByWords() {
    try (Visitor visitor = Visitor.at(browsers.browser(), DISK)) {
      Page page = visitor.open(folder + "/report.html");
      Locator fired = page.locator("[aria-label=Rules] thead th").nth(1);
      Locator column = page.locator("[aria-label=Rules] tbody td:nth-child(2)");

      fired.locator("button").focus();
      page.keyboard().press("Enter");
      assertThat(fired).hasAttribute("aria-sort", "descending");
      List<Integer> numbers = column.allTextContents().stream().map(Integer::valueOf).toList();
      assertThat(numbers).isSortedAccordingTo((one, other) -> other - one).contains(0);
      page.keyboard().press("Enter");
      assertThat(fired).hasAttribute("aria-sort", "ascending");
      assertThat(column.first()).hasText("0");

      page.locator("#verdict").selectOption("differ");
      assertThat(page.locator("#shown")).hasText("1 visit");
      page.locator("#verdict").selectOption("");
      page.locator("#words").fill("v86");
      assertThat(page.locator("#visit-rows tbody tr:visible")).hasCount(1);
      page.locator("#rule-RF-07 a").click();
      assertThat(page.locator("#visit-1")).isVisible();
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void theFaultsStandByTheSeverityOfTheVisit() {
    try (Visitor visitor = Visitor.at(browsers.browser(), DISK)) {
      Page page = visitor.open(folder + "/report.html");

      Locator rows = page.locator("[aria-label=Faults] tbody tr");
      assertThat(page.locator("[aria-label=Faults] thead th")).hasCount(8);
      assertThat(rows.filter(new Locator.FilterOptions().setHasText("key findings missing")))
          .containsText("honest");
      assertThat(page.locator("[aria-label=Faults] .wrong")).hasCount(0);
    }
  }

  @Test
  void whatIsEmptySaysSo() {
    try (Visitor visitor = Visitor.at(browsers.browser(), DISK)) {
      Page page = visitor.open(folder + "/empty/report.html");
      for (String words :
          List.of(
              "nothing was replayed",
              "Nothing was replayed.",
              "No rule fired",
              "No fault was tried.",
              "Nothing was left out",
              "No card named a missing input.",
              "There was no answer.")) {
        assertThat(page.locator("main")).containsText(words);
      }
      assertThat(visitor.barriers()).isEmpty();
      visitor.open(folder + "/same/diff.html");
      assertThat(page.locator("main")).containsText("Nothing: both contents have the same files.");
      assertThat(page.locator("main")).containsText("Every patient gets the same answer");
      assertThat(visitor.barriers()).isEmpty();
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void onPaperEverythingStandsAndNothingIsCut() {
    try (Visitor visitor = Visitor.at(browsers.browser(), DISK)) {
      Page page = visitor.open(folder + "/report.html");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

      assertThat(page.locator(".filter")).isHidden();
      Object cut =
          page.evaluate(
              "Array.from(document.querySelectorAll('.scroll'))"
                  + ".filter(e => getComputedStyle(e).overflow !== 'visible').length");
      assertThat(cut).isEqualTo(0);
      visitor.picture("report-print");
    }
  }

  @Test
  void noBarrierAndNoSidewaysScrollingAtAnyWidthAndColour() {
    for (int width : Visitor.WIDTHS) {
      for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (Visitor visitor = Visitor.at(browsers.browser(), DISK, width, colours)) {
          for (String name : List.of("report", "diff")) {
            Page page = visitor.open(folder + "/" + name + ".html");
            page.evaluate(
                "document.querySelectorAll('#visit-rows details').forEach(d => d.open = true)");
            assertThat(visitor.barriers()).as(name + ' ' + width + ' ' + colours).isEmpty();
            assertThat(visitor.scrollsSideways()).as(name + ' ' + width).isFalse();
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = false)");
            visitor.picture(
                name + "-" + width + "-" + colours.name().toLowerCase(java.util.Locale.ROOT));
          }
          assertThat(visitor.faults()).isEmpty();
        }
      }
    }
  }
}
