package org.hiphooks.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Journeys that begin in the chart and end in the console, or the other way round. */
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleJourneysIT {

  private static final String TOMAS = "/demo/patients/demo-v10";
  private static final String MAYA = "/demo/patients/demo-v09";
  private static final List<String> OF_MAYA =
      List.of("Lindqvist", "demo-v09", "1999-03-14", "14 Mar 1999");
  private static final List<String> ROLES = List.of("viewer", "operator", "content", "trust");
  private static final String RED_FLAGS = "cql/HipRedFlags.cql";
  private static final String PLAN = "fhir-resources/plan-definition/hip-pain-guidance.json";
  private static final String RULE = "tr[data-rule=RF-01][data-level=%s]";
  private static final int MOST_STOPS = 400;
  private static final String CALL =
      """
      {"hook": "patient-view", "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
       "context": {"userId": "Practitioner/1", "patientId": "p1"},
       "prefetch": {"patient": {"resourceType": "Patient", "id": "p1", "birthDate": "1980-01-01"}}}
      """;

  private OwnContent content;
  private RealDemo demo;
  private Browsers browsers;

  @BeforeAll
  void start(@TempDir Path folder) {
    content = OwnContent.in(folder);
    demo = new RealDemo("--content", content.path());
    browsers = Browsers.start();
  }

  @AfterAll
  void stop() {
    browsers.close();
    demo.close();
  }

  private static Page signedIn(Visitor visitor) {
    return signedIn(visitor, "demo", "try the console");
  }

  private static Page signedIn(Visitor visitor, String name, String password) {
    Page page = visitor.open("/admin/sign-in");
    page.fill("[name=name]", name);
    page.fill("[name=password]", password);
    page.click("main button[type=submit]");
    assertThat(page.locator("[data-who=" + name + "]")).isVisible();
    return page;
  }

  @Test
  void whatIsSaidInTheChartIsCountedInTheConsoleAndWhatIsSwitchedThereIsSeenInTheChart() {
    try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin())) {
      Page page = visitor.open(TOMAS);
      override(page);
      visitor.open(TOMAS);
      assertThat(page.locator("[data-card=RF-01] h3")).containsText("reviously addressed");
      visitor.picture("journey-1-previously-addressed");

      visitor.open(MAYA);
      page.locator("[data-card=RF-01] button[data-suggestion]").first().click();
      assertThat(page.locator("[data-card=RF-01] [data-drafted]")).containsText("Drafted:");
      visitor.open(MAYA);
      assertThat(page.locator("tr.draft").first()).isVisible();
      visitor.picture("journey-2-draft-in-the-chart");

      signedIn(visitor);
      Locator overridden = page.locator(RULE.formatted("warning"));
      Locator accepted = page.locator(RULE.formatted("critical"));
      page.waitForCondition(
          () -> {
            visitor.open("/admin/feedback");
            return overridden.count() == 1
                && "1".equals(overridden.getAttribute("data-overridden"))
                && accepted.count() == 1
                && "1".equals(accepted.getAttribute("data-accepted"));
          });
      String sent = accepted.getAttribute("data-sent");
      assertThat(accepted.locator("td").nth(4)).hasText("1 of " + sent);
      assertThat(accepted.locator("td").nth(5)).hasText("1 of 1");
      assertThat(overridden.locator("td").nth(6)).hasText("1 of 1");
      assertThat(page.locator("[data-feedback=rules]")).not().containsText("%");
      visitor.picture("journey-3-feedback");

      int fired = fired(accepted);
      mode(visitor, page, "silent");
      visitor.open(MAYA);
      assertThat(page.locator("[data-card=SP-REDS]")).isVisible();
      assertThat(page.locator("[data-card=RF-01]")).hasCount(0);
      visitor.picture("journey-4-silent-rule-not-sent");
      page.waitForCondition(
          () -> {
            visitor.open("/admin/feedback");
            return fired(accepted) == fired + 1;
          });
      assertThat(accepted).hasAttribute("data-sent", sent);
      visitor.picture("journey-5-silent-rule-counted");
      mode(visitor, page, "live");

      assertThat(call(page).headers()).doesNotContainKey("hiphooks-mode");
      page.click("a[data-stop=offer]");
      page.click("button[data-stop=confirm]");
      APIResponse stopped = call(page);
      assertThat(stopped.headers()).containsEntry("hiphooks-mode", "off");
      assertThat(stopped.text()).contains("\"cards\":[]");
      visitor.open(MAYA);
      assertThat(page.locator("[data-state=off]")).containsText("switched off");
      assertThat(page.locator("[data-card]")).hasCount(0);
      visitor.picture("journey-6-stopped-chart");
      visitor.open("/admin/stop");
      page.fill("[name=reason]", "the test is over");
      page.click("[data-stop=lift]");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  private static int fired(Locator row) {
    return Integer.parseInt(row.locator("td").nth(2).textContent().strip().split(" ")[0]);
  }

  private static void override(Page page) {
    Locator card = page.locator("[data-card=RF-01]");
    assertThat(card).hasAttribute("data-level", "warning");
    card.locator("details.override summary").click();
    card.locator("input[value=excluded-by-test]").check();
    card.locator("details.override button").click();
    assertThat(page.locator("[data-card=RF-01] .told")).hasAttribute("data-feedback", "sent");
  }

  private static void mode(Visitor visitor, Page page, String mode) {
    visitor.open("/admin/modes/change?rule=RF-01+critical");
    assertThat(page.locator("[data-dependents]")).containsText("ORD-");
    visitor.picture("journey-mode-preview");
    page.check("[name=to][value=" + mode + "]");
    page.fill("[name=reason]", "counts first");
    page.click("main form button[type=submit]");
    assertThat(page.locator("[data-note=done]")).containsText("RF-01 critical is " + mode);
  }

  private APIResponse call(Page page) {
    return page.request()
        .post(
            demo.origin() + "/cds-services/hip-pain-guidance",
            RequestOptions.create().setHeader("Content-Type", "application/json").setData(CALL));
  }

  @Test
  void contentIsCheckedComparedTriedActivatedAndRolledBack() {
    try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin())) {
      Page page = signedIn(visitor);
      visitor.open("/admin/content");
      String former = page.locator("[data-hash]").getAttribute("data-hash");

      int line =
          content.replace(
              RED_FLAGS, "\"known bone stress injury\"\n    or (", "\"known injury\"\n    or (");
      page.click("[data-content-action=reload]");
      assertThat(page.locator("[data-prepared=refused]")).isVisible();
      assertThat(page.locator("[data-problems=check]"))
          .containsText("HipRedFlags.cql:" + line + ":");
      assertThat(page.locator("[data-problems=check]")).containsText("known injury");
      assertThat(page.locator("[data-hash]")).hasAttribute("data-hash", former);
      assertThat(page.locator("[data-content-action=activate]")).hasCount(0);
      visitor.picture("content-1-broken");

      content.replace(
          RED_FLAGS, "\"known injury\"\n    or (", "\"known bone stress injury\"\n    and (");
      content.replace(
          PLAN, "Possible femoral-neck / pelvic bone", "Possible femoral neck / pelvic bone");
      page.click("[data-content-action=reload]");
      assertThat(page.locator("[data-change='" + PLAN + "'] summary")).isVisible();
      page.locator("[data-change='" + PLAN + "'] summary").click();
      assertThat(page.locator("[data-change='" + PLAN + "'] ins").first())
          .containsText("femoral neck / pelvic");
      page.waitForCondition(
          () -> {
            visitor.open("/admin/content");
            return page.locator("[data-trial=over]").count() == 1;
          },
          new Page.WaitForConditionOptions().setTimeout(60_000));
      assertThat(page.locator("[data-prepared] ul")).containsText("V09");
      visitor.picture("content-2-diff-and-trial");

      page.fill("[data-prepared] [name=reason]", "clearer words");
      page.click("[data-content-action=activate]");
      assertThat(page.locator("[data-note=done]")).isVisible();
      String active = page.locator("[data-hash]").getAttribute("data-hash");
      assertThat(active).isNotEqualTo(former);
      visitor.open(MAYA);
      assertThat(page.locator("[data-card=SP-REDS]")).isVisible();
      assertThat(page.locator("[data-card=RF-01][data-level=critical]")).hasCount(0);

      visitor.open("/admin/content");
      visitor.picture("content-3-active");
      page.fill("[data-former] [name=reason]", "the former words after all");
      page.click("[data-content-action=roll-back]");
      assertThat(page.locator("[data-hash]")).hasAttribute("data-hash", former);
      visitor.open(MAYA);
      assertThat(page.locator("[data-card=RF-01] h3")).containsText("femoral-neck / pelvic");
      visitor.open("/admin/audit");
      assertThat(page.locator("tr[data-action=content]").first()).containsText("after all");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void anAuditorOpensAnExplanationWithAReasonAndThatIsAudited() {
    try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin())) {
      Page page = visitor.open(MAYA);
      String card = page.locator("[data-card=RF-01]").first().getAttribute("id");
      signedIn(visitor);
      visitor.open("/admin/explanations");
      page.fill("[name=name]", card.replaceFirst("^card-", ""));
      page.click("main form button[type=submit]");
      page.fill("[data-found] [name=reason]", "the ward asked why");
      page.click("[data-found] button");
      assertThat(page.locator("body")).containsText("Lindqvist");
      visitor.picture("explanation-for-the-auditor");
      visitor.open("/admin/audit");
      assertThat(page.locator("tbody tr").first()).containsText("the ward asked why");
      assertThat(page.content()).doesNotContain("Lindqvist").doesNotContain("demo-v09");
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void noPageOfARoleWithoutTheAuditorNamesAPatient() {
    try (Visitor chart = Visitor.at(browsers.browser(), demo.origin())) {
      Page page = chart.open(MAYA);
      page.locator("[data-card=RF-01]").waitFor();
      signedIn(chart);
      for (String role : ROLES) {
        chart.open("/admin/accounts");
        Locator form = page.locator("form[action='/admin/accounts/add']");
        form.locator("[name=name]").fill("only-" + role);
        form.locator("[name=password]").fill("a few good words");
        form.locator("[name=role][value=" + role + "]").check();
        form.locator("button").click();
        assertThat(page.locator("[data-note=done]")).isVisible();
      }
    }
    for (String role : ROLES) {
      try (Visitor visitor = Visitor.withoutScripts(browsers.browser(), demo.origin())) {
        Page page = signedIn(visitor, "only-" + role, "a few good words");
        for (String path : ConsolePagesIT.PAGES) {
          visitor.open("/admin" + path);
          assertThat(page.content()).as(role + ' ' + path).doesNotContain(OF_MAYA);
        }
        for (String path : List.of("/audit", "/explanations")) {
          assertThat(page.request().get(demo.origin() + "/admin" + path).status())
              .as(role + ' ' + path)
              .isEqualTo(403);
        }
        visitor.open("/admin/modes");
        boolean maySwitch = page.locator("a[data-stop=offer]").count() == 1;
        assertThat(maySwitch).isEqualTo("operator".equals(role));
      }
    }
  }

  @Test
  void theConsoleIsUsedByKeyboardAlone() {
    try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin())) {
      Page page = visitor.open("/admin/sign-in");
      tabTo(page, "[name=name]");
      page.keyboard().type("demo");
      tabTo(page, "[name=password]");
      page.keyboard().type("try the console");
      enter(page);
      assertThat(page.locator("[data-who=demo]")).isVisible();

      tabTo(page, "nav a[href='/admin/modes']");
      enter(page);
      tabTo(page, "tr[data-rule=PLI-06] .actions-cell a");
      enter(page);
      tabTo(page, "[name=to]");
      page.keyboard().press("ArrowDown");
      assertThat(page.locator("[name=to]:checked")).hasValue("silent");
      tabTo(page, "[name=reason]");
      page.keyboard().type("by keyboard");
      enter(page);
      assertThat(page.locator("[data-note=done]")).containsText("is silent");
      assertThat(page.locator("[data-note=done]")).isFocused();

      tabTo(page, "a[data-stop=offer]");
      enter(page);
      tabTo(page, "button[data-stop=confirm]");
      enter(page);
      assertThat(page.locator(".stopped")).isVisible();
      tabTo(page, ".stopped a");
      enter(page);
      tabTo(page, "[name=reason]");
      page.keyboard().type("by keyboard");
      tabTo(page, "[data-stop=lift]");
      enter(page);
      assertThat(page.locator(".stopped")).hasCount(0);
      assertThat(visitor.faults()).isEmpty();
    }
  }

  /** Waits for the page that comes. */
  private static void enter(Page page) {
    page.evaluate("document.body.dataset.former = 'yes'");
    page.keyboard().press("Enter");
    assertThat(page.locator("body:not([data-former])")).isVisible();
  }

  /** Goes on by the tabulator; each stop shows that it has the focus. */
  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < MOST_STOPS; i++) {
      Object isThere =
          page.evaluate("selector => document.activeElement.matches(selector)", selector);
      if (Boolean.TRUE.equals(isThere)) {
        Object width =
            page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)");
        assertThat(((Number) width).doubleValue()).as("focus of " + selector).isGreaterThan(1);
        return;
      }
      page.keyboard().press("Tab");
    }
    throw new AssertionError("not reached by the tabulator: " + selector);
  }

  @Test
  void pagesForPaperAreBlackOnWhiteAndWithoutWhatCannotBeClicked() {
    try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin())) {
      Page page = signedIn(visitor);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      for (String path : List.of("", "/modes", "/feedback", "/clients")) {
        visitor.open("/admin" + path);
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator("nav.console-nav")).isHidden();
        visitor.picture("print" + path.replace('/', '-'));
        page.pdf(
            new Page.PdfOptions()
                .setFormat("A4")
                .setPath(Path.of("target/artifacts", "print" + path.replace('/', '-') + ".pdf")));
      }
      assertThat(visitor.faults()).isEmpty();
    }
  }

  @Test
  void theOverviewRenewsItselfAndCanBePaused() {
    try (Visitor visitor = Visitor.at(browsers.browser(), demo.origin())) {
      Page page = signedIn(visitor);
      visitor.open("/admin?hours=1");
      assertThat(page.locator("#overview")).hasAttribute("hx-trigger", "every 30s");
      assertThat(page.locator("nav.spans [aria-current]")).hasText("1 hour");
      page.locator("#overview").evaluate("part => part.dataset.old = 'yes'");
      page.evaluate(
          "htmx.ajax('GET', '/admin?refresh=auto&hours=1', {source: '#overview', target: '#overview', select: '#overview', swap: 'outerHTML'})");
      assertThat(page.locator("#overview:not([data-old])")).isVisible();
      visitor.picture("overview");

      page.click("[data-refresh=pause]");
      assertThat(page.locator("#overview[hx-trigger]")).hasCount(0);
      page.click("[data-refresh=resume]");
      assertThat(page.locator("#overview")).hasAttribute("hx-trigger", "every 30s");
      assertThat(visitor.faults()).isEmpty();
    }
  }
}
