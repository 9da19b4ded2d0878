package org.hiphooks.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The console of the demo in a browser, with the service that computes cards. */
@TestInstance(Lifecycle.PER_CLASS)
class ConsolePagesIT {

  static final List<String> PAGES =
      List.of(
          "",
          "/services",
          "/clients",
          "/clients/new",
          "/clients/change?client=demo-ehr",
          "/content",
          "/modes",
          "/modes/change?rule=RF-01+critical",
          "/feedback",
          "/mapping",
          "/explanations",
          "/audit",
          "/accounts",
          "/stop");

  private RealDemo demo;
  private Browsers browsers;

  @BeforeAll
  void start() {
    demo = new RealDemo();
    browsers = Browsers.start();
  }

  @AfterAll
  void stop() {
    browsers.close();
    demo.close();
  }

  /** No test leaves a switch behind. */
  @AfterEach
  void lift() {
    try (Visitor visitor = Visitor.withoutScripts(browsers.browser(), demo.origin())) {
      Page page = signedIn(visitor);
      visitor.open("/admin/stop");
      if (page.locator("[data-stop=lift]").count() > 0) {
        page.fill("[name=reason]", "the test is over");
        page.click("[data-stop=lift]");
      }
    }
  }

  private static Page signedIn(Visitor visitor) {
    Page page = visitor.open("/admin/sign-in");
    page.fill("[name=name]", "demo");
    page.fill("[name=password]", "try the console");
    page.click("main button[type=submit]");
    assertThat(page.locator("[data-who=demo]")).isVisible();
    return page;
  }

  @Test
  void theDemoLeadsToItsConsoleAndNamesTheAccount() {
    try (Visitor visitor = Visitor.withoutScripts(browsers.browser(), demo.origin())) {
      Page page = visitor.open("/demo");
      assertThat(page.locator("[data-console]")).containsText("try the console");
      page.click("[data-console] a");
      assertThat(page.locator("h1")).hasText("Sign in");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void twoClicksStopAllCardsAndTheNextCallSaysSo() {
    try (Visitor visitor = Visitor.withoutScripts(browsers.browser(), demo.origin())) {
      Page page = signedIn(visitor);
      visitor.open("/admin/feedback");
      page.click("a[data-stop=offer]");
      page.click("button[data-stop=confirm]");
      assertThat(page.locator(".stopped")).containsText("All cards are stopped since");
      visitor.picture("console-stopped");
    }
    try (Visitor clinician = Visitor.at(browsers.browser(), demo.origin())) {
      Page chart = clinician.open("/demo/patients/demo-v09");
      assertThat(chart.locator("[data-state=off]")).containsText("switched off");
      assertThat(chart.locator("[data-card]")).hasCount(0);
      clinician.picture("console-stopped-chart");
    }
    try (Visitor visitor = Visitor.withoutScripts(browsers.browser(), demo.origin())) {
      Page page = signedIn(visitor);
      page.click(".stopped a");
      page.fill("[name=reason]", "looked into it");
      page.click("[data-stop=lift]");
      assertThat(page.locator(".stopped")).hasCount(0);
      visitor.open("/admin/audit");
      assertThat(page.locator("[data-chain=whole]")).isVisible();
      assertThat(page.locator("tr[data-action=mode]").first()).containsText("looked into it");
      visitor.picture("console-audit");
    }
  }

  @Test
  void aSilentRuleIsCountedAndNotSent() {
    try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin())) {
      Page page = signedIn(visitor);
      set(visitor, page, "silent", "counts first");
      visitor.open("/demo/patients/demo-v09");
      assertThat(page.locator("[data-card=SP-REDS]")).isVisible();
      assertThat(page.locator("[data-card=RF-01]")).hasCount(0);
      page.waitForCondition(
          () -> {
            visitor.open("/admin/feedback");
            return page.locator("tr[data-rule=RF-01][data-level=critical]").count() > 0;
          });
      visitor.picture("console-feedback");
      assertThat(page.locator("tr[data-rule=RF-01][data-level=critical] [data-mode=silent]"))
          .isVisible();
      set(visitor, page, "live", "seen");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  private static void set(Visitor visitor, Page page, String mode, String reason) {
    visitor.open("/admin/modes/change?rule=RF-01+critical");
    page.check("[name=to][value=" + mode + "]");
    page.fill("[name=reason]", reason);
    page.click("main form button[type=submit]");
    assertThat(page.locator("[data-note=done]")).containsText("RF-01 critical is " + mode);
  }

  @Test
  void everyPageIsReadWithoutScriptsAndNamesNoPatient() {
    try (Visitor visitor = Visitor.withoutScripts(browsers.browser(), demo.origin())) {
      Page page = signedIn(visitor);
      for (String path : PAGES) {
        visitor.open("/admin" + path);
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.content()).doesNotContain("Lindqvist").doesNotContain("demo-v09");
        visitor.picture("console" + path.replaceAll("[^a-z]+", "-"));
      }
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void noBarrierAndNoSidewaysScrollingAtAnyWidthAndColour() {
    for (int width : Visitor.WIDTHS) {
      for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin(), width, colours)) {
          signedIn(visitor);
          for (String path : PAGES) {
            visitor.open("/admin" + path);
            assertThat(visitor.barriers()).as(path + ' ' + width + ' ' + colours).isEmpty();
            assertThat(visitor.scrollsSideways()).as(path + ' ' + width).isFalse();
          }
          assertThat(visitor.faults()).isEmpty();
        }
      }
    }
  }
}
