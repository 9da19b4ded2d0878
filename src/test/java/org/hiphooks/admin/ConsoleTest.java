package org.hiphooks.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hiphooks.ledger.AuditEntry;
import org.hiphooks.ledger.Mode;
import org.hiphooks.ledger.ModeChange;
import org.hiphooks.ledger.ModeTarget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may see and change what in the console, over HTTP. */
class ConsoleTest {

  private static final String PASSWORD = "a few good words";

  @TempDir private Path folder;
  private ConsoleServer server;

  @BeforeEach
  void start() {
    server = new ConsoleServer(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private List<AuditEntry> audit() {
    return server.ledger.store().audit().newest(50);
  }

  /** An account with one role, signed in. */
  private ConsoleFixture with(String role) {
    ConsoleFixture first = server.setUp();
    String csrf = first.signIn("r.osei", PASSWORD);
    assertThat(
            first
                .post(
                    "/admin/accounts/add",
                    "csrf",
                    csrf,
                    "name",
                    "j.doe",
                    "password",
                    "some other words",
                    "role",
                    role)
                .statusCode())
        .isEqualTo(303);
    ConsoleFixture browser = new ConsoleFixture(server.origin());
    assertThat(browser.signIn("j.doe", "some other words")).isNotEmpty();
    return browser;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/modes", "/stop", "/modes/change?rule=RF-01", "/accounts", "/audit", "/no"})
  void withoutASessionEveryPageLeadsToTheSignIn(String page) {
    HttpResponse<String> answer = new ConsoleFixture(server.origin()).get("/admin" + page);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/admin/sign-in");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void theFirstAccountIsMadeWithTheCodeOnceAndHasAllRoles() {
    ConsoleFixture browser = new ConsoleFixture(server.origin());
    HttpResponse<String> wrong =
        browser.post(
            "/admin/setup", "code", "AAAA-AAAA-AAAA", "name", "r.osei", "password", PASSWORD);
    assertThat(wrong.statusCode()).isEqualTo(403);
    assertThat(server.ledger.store().accounts().all()).isEmpty();

    String typed = server.setupCode().toLowerCase(java.util.Locale.ROOT).replace('-', ' ');
    browser.post("/admin/setup", "code", typed, "name", " R.Osei ", "password", PASSWORD);
    assertThat(server.ledger.store().accounts().all())
        .extracting(account -> account.name() + ' ' + account.roles().size())
        .containsExactly("r.osei 5");
    assertThat(server.ledger.store().accounts().all().get(0).password()).startsWith("$argon2id$");

    browser.post("/admin/setup", "code", typed, "name", "second", "password", PASSWORD);
    assertThat(server.ledger.store().accounts().all()).hasSize(1);
  }

  @Test
  void aSignInIsAuditedWhetherItIsGoodOrNot() {
    ConsoleFixture browser = server.setUp();
    assertThat(
            browser
                .post("/admin/sign-in", "name", "r.osei", "password", "another one", "to", "")
                .statusCode())
        .isEqualTo(403);
    browser.post("/admin/sign-in", "name", PASSWORD, "password", "r.osei", "to", "");
    browser.signIn("r.osei", PASSWORD);
    assertThat(audit())
        .extracting(entry -> entry.who() + ' ' + entry.action() + ' ' + entry.after())
        .startsWith(
            "r.osei sign-in signed in", "unknown sign-in refused", "r.osei sign-in refused");
    assertThat(audit()).noneMatch(entry -> entry.toString().contains(PASSWORD));
  }

  @Test
  void whoTriesTooOftenHasToWaitEvenWithTheRightPassword() {
    ConsoleFixture browser = server.setUp();
    for (int i = 0; i < 5; i++) {
      browser.post("/admin/sign-in", "name", "r.osei", "password", "wrong " + i, "to", "");
    }
    HttpResponse<String> answer =
        browser.post("/admin/sign-in", "name", "r.osei", "password", PASSWORD, "to", "");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void theCookieIsForThisSiteAndNoScript() {
    ConsoleFixture browser = server.setUp();
    HttpResponse<String> answer =
        browser.post(
            "/admin/sign-in", "name", "r.osei", "password", PASSWORD, "to", "/admin/modes");
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly")
        .contains("SameSite=Strict");
    assertThat(answer.headers().firstValue("Location")).hasValue("/admin/modes");
    HttpResponse<String> page = browser.get("/admin");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'none'");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void afterTheSignInOneIsNotLedElsewhere() {
    ConsoleFixture browser = server.setUp();
    for (String to : List.of("https://evil.example", "//evil.example", "/demo", "/admin\\x")) {
      assertThat(
              browser
                  .post("/admin/sign-in", "name", "r.osei", "password", PASSWORD, "to", to)
                  .headers()
                  .firstValue("Location"))
          .hasValue("/admin");
    }
  }

  @Test
  void aFormWithoutItsTokenOrFromElsewhereIsRefusedAndAudited() {
    ConsoleFixture browser = server.setUp();
    String csrf = browser.signIn("r.osei", PASSWORD);
    assertThat(browser.post("/admin/stop").statusCode()).isEqualTo(403);
    assertThat(browser.post("/admin/stop", "csrf", "guess").statusCode()).isEqualTo(403);
    assertThat(browser.postFrom("cross-site", "/admin/stop", "csrf", csrf).statusCode())
        .isEqualTo(403);
    assertThat(server.ledger.switchboard().settings()).isEmpty();
    assertThat(audit())
        .extracting(AuditEntry::action)
        .startsWith("refused", "refused", "refused", "sign-in");
  }

  @Test
  void aFormThatIsTooLargeIsRefusedWithItsLimitsAndIsNoFaultOfOurs() {
    ConsoleFixture browser = server.setUp();
    String csrf = browser.signIn("r.osei", PASSWORD);
    String[] many = new String[200];
    java.util.Arrays.setAll(many, i -> "x" + i);
    for (HttpResponse<String> answer :
        List.of(
            browser.post("/admin/clients/new", "csrf", csrf, "keySet", "k".repeat(300_000)),
            browser.post("/admin/clients/new", many),
            new ConsoleFixture(server.origin()).post("/admin/sign-in", many))) {
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.body()).contains("a form has at most 128 kB and 40 fields");
      assertThat(answer.body()).doesNotContain("Our fault").doesNotContain("kkkk");
    }
  }

  @Test
  void whatIsNoFormIsRefused() {
    ConsoleFixture browser = server.setUp();
    HttpResponse<String> answer = browser.post("/admin/sign-in", "%zz", "x");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("could not be read as a form");
  }

  @Test
  void whatTheFormAndTheConsoleFailedCountsOnTheOverview() {
    ConsoleFixture browser = server.setUp();
    browser.signIn("r.osei", PASSWORD);
    ended("/cds-services/hip-pain-guidance", 200, 5);
    ended("/form/*", 200, 3);
    ended("/form/*", 500, 2);
    ended("/admin/*", 503, 1);
    ended("/health/*", 503, 4);
    ended("other", 404, 6);
    assertThat(browser.get("/admin").body())
        .contains("data-failed=\"3\"")
        .contains("of 17 requests since the start")
        .contains("/cds-services: 5, failed 0;")
        .contains("/form: 5, failed 2;")
        .contains("/admin: 1, failed 1;")
        .contains("no address of this service: 6, failed 0;")
        .doesNotContain("/health:");
  }

  private void ended(String route, int status, int times) {
    Timer timer =
        server.registry.timer("hiphooks.http", "route", route, "status", String.valueOf(status));
    for (int i = 0; i < times; i++) {
      timer.record(Duration.ofMillis(3));
    }
  }

  @Test
  void whoSignsOutIsOut() {
    ConsoleFixture browser = server.setUp();
    String csrf = browser.signIn("r.osei", PASSWORD);
    assertThat(browser.get("/admin").statusCode()).isEqualTo(200);
    browser.post("/admin/sign-out", "csrf", csrf);
    assertThat(browser.get("/admin").statusCode()).isEqualTo(303);
  }

  @ParameterizedTest
  @ValueSource(strings = {"viewer", "content", "auditor", "trust"})
  void onlyAnOperatorStopsCardsOrChangesModes(String role) {
    ConsoleFixture browser = with(role);
    String csrf = browser.csrf();
    assertThat(browser.get("/admin").body()).doesNotContain("href=\"/admin/stop\"");
    assertThat(browser.post("/admin/stop", "csrf", csrf).statusCode()).isEqualTo(403);
    assertThat(browser.get("/admin/modes/change?rule=RF-01").statusCode()).isEqualTo(403);
    assertThat(
            browser
                .post(
                    "/admin/modes/change",
                    "csrf",
                    csrf,
                    "rule",
                    "RF-01",
                    "from",
                    "live",
                    "to",
                    "off",
                    "reason",
                    "x")
                .statusCode())
        .isEqualTo(403);
    assertThat(server.ledger.switchboard().settings()).isEmpty();
  }

  @Test
  void theKillSwitchIsThrownAndLiftedWithAReasonAndBothAreAudited() {
    ConsoleFixture browser = with("operator");
    String csrf = browser.csrf();
    assertThat(browser.post("/admin/stop", "csrf", csrf, "from", "live").statusCode())
        .isEqualTo(303);
    assertThat(server.ledger.ofCalls(ConsoleServer.SERVICE, "anybody")).isEqualTo(Mode.OFF);
    assertThat(browser.get("/admin/modes").body()).contains("data-stop=\"off\"");
    assertThat(browser.post("/admin/stop/lift", "csrf", csrf, "from", "off").statusCode())
        .isEqualTo(409);
    assertThat(server.ledger.ofCalls(ConsoleServer.SERVICE, "anybody")).isEqualTo(Mode.OFF);
    browser.post("/admin/stop/lift", "csrf", csrf, "from", "off", "reason", "mended");
    assertThat(server.ledger.ofCalls(ConsoleServer.SERVICE, "anybody")).isEqualTo(Mode.LIVE);
    assertThat(audit())
        .extracting(entry -> entry.who() + ' ' + entry.before() + ' ' + entry.after())
        .startsWith("j.doe off live", "j.doe live off");
  }

  @Test
  void whoChangesWhatAnotherHasChangedIsToldWhoAndWhy() throws Exception {
    ConsoleFixture browser = with("operator");
    ModeTarget target = ModeTarget.ofRule("RF-01 info");
    server
        .ledger
        .switchboard()
        .change(new ModeChange(target, null, Mode.SILENT, "s.lee", "far too loud", null));
    HttpResponse<String> answer =
        browser.post(
            "/admin/modes/change",
            "csrf",
            browser.csrf(),
            "rule",
            "RF-01 info",
            "from",
            "live",
            "to",
            "off",
            "reason",
            "mine");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("s.lee").contains("far too loud");
    assertThat(server.ledger.ofCard("RF-01", "info", "any", "any")).isEqualTo(Mode.SILENT);
  }

  @Test
  void onlyWhoMayTrustManagesAccountsAndOneMustBeLeft() {
    ConsoleFixture browser = with("viewer");
    assertThat(browser.get("/admin/accounts").statusCode()).isEqualTo(403);
    ConsoleFixture first = new ConsoleFixture(server.origin());
    String csrf = first.signIn("r.osei", PASSWORD);
    assertThat(first.post("/admin/accounts/delete", "csrf", csrf, "name", "r.osei").statusCode())
        .isEqualTo(409);
    first.post("/admin/accounts/delete", "csrf", csrf, "name", "j.doe");
    assertThat(browser.get("/admin").statusCode()).as("the session has ended").isEqualTo(303);
  }
}
