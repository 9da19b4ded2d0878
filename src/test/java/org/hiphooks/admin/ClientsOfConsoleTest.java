package org.hiphooks.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.ServerSection;
import org.hiphooks.config.Settings;
import org.hiphooks.ledger.AuditEntry;
import org.hiphooks.ledger.ClientEntry;
import org.hiphooks.ledger.Mode;
import org.hiphooks.ledger.ModeChange;
import org.hiphooks.ledger.ModeTarget;
import org.hiphooks.trust.TestKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients are added, paused and given other keys in the console, over HTTP. */
class ClientsOfConsoleTest {

  private static final String PASSWORD = "a few good words";
  private static final String KEYS = TestKeys.document(TestKeys.P384.toPublicJWK());

  @TempDir private Path folder;
  private ConsoleServer server;
  private ConsoleFixture browser;
  private String csrf;

  @BeforeEach
  void start() {
    ClientSettings north =
        ClientSettings.named("north")
            .issuer("https://north.example.org")
            .fhirServers(List.of(URI.create("https://north.example.org/fhir")))
            .build();
    server = new ConsoleServer(folder, new Settings(ServerSection.DEFAULT, null, List.of(north)));
    browser = server.setUp();
    csrf = browser.signIn("r.osei", PASSWORD);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> add(String name, String issuer, String keysUrl, String keySet) {
    return browser.post(
        "/admin/clients/new",
        "csrf",
        csrf,
        "name",
        name,
        "issuer",
        issuer,
        "keysUrl",
        keysUrl,
        "keySet",
        keySet,
        "dialect",
        "epic",
        "fhirServers",
        "https://east.example.org/fhir\r\nhttps://east.example.org/fhir2",
        "origins",
        "https://east.example.org",
        "reason",
        "the contract is signed");
  }

  private HttpResponse<String> act(String act, String client, long from, String keySet) {
    return browser.post(
        "/admin/clients/" + act,
        "csrf",
        csrf,
        "client",
        client,
        "from",
        String.valueOf(from),
        "keySet",
        keySet,
        "reason",
        "as agreed");
  }

  private ClientEntry entry(String name) {
    return server.ledger.clients().entry(name);
  }

  private AuditEntry lastAct() {
    return server.ledger.store().audit().newest(1).get(0);
  }

  @Test
  void anAddedClientIsOnThePageWithItsKeysAndInTheAudit() {
    assertThat(add("east", "https://east.example.org", "", KEYS).statusCode()).isEqualTo(303);

    String page = browser.get("/admin/clients").body();
    assertThat(page)
        .contains("data-client=\"east\"")
        .contains("data-kid=\"ec-384\"")
        .contains("EC P-384")
        .contains("https://east.example.org/fhir2")
        .contains("east is added and served.");
    assertThat(lastAct().action()).isEqualTo("client-added");
    assertThat(lastAct().after()).isEqualTo("issuer https://east.example.org, keys ec-384");
    assertThat(lastAct().reason()).isEqualTo("the contract is signed");
    assertThat(server.ledger.store().audit().firstBreak()).isZero();
  }

  @Test
  void whatIsWrongIsNamedWithItsFieldAndNothingIsLost() {
    HttpResponse<String> answer = add("no rth", "https://north.example.org", "", "{}");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("href=\"#field-issuer\"")
        .contains("north has this issuer")
        .contains("href=\"#field-keySet\"")
        .contains("keys: is missing")
        .contains("value=\"no rth\"");

    String second = add("no rth", "https://e.example.org", "http://e.example.org/k", "").body();
    assertThat(second)
        .contains("href=\"#field-name\"")
        .contains("a name has 1 to 64 letters")
        .contains("href=\"#field-keysUrl\"")
        .contains("keys are fetched by https");
    assertThat(add("east", "https://e.example.org", "", "").body())
        .contains("href=\"#field-keysUrl\"")
        .contains("one of the two");
    assertThat(server.ledger.clients().entries()).isEmpty();
  }

  @Test
  void aSecretHalfIsNeitherTakenNorShownAgainNorKept() {
    String secret = TestKeys.P384.getD().toString();
    String whole = "{\"keys\": [" + TestKeys.P384.toJSONString() + "]}";

    HttpResponse<String> added = add("east", "https://east.example.org", "", whole);
    assertThat(added.statusCode()).isEqualTo(422);
    assertThat(added.body()).contains("keys[0].d: is the secret half").doesNotContain(secret);
    HttpResponse<String> replaced = act("keys", "north", 0, whole);
    assertThat(replaced.statusCode()).isEqualTo(422);
    assertThat(replaced.body()).contains("keys[0].d").doesNotContain(secret);
    assertThat(server.ledger.store().audit().newest(50).toString()).doesNotContain(secret);
  }

  @Test
  void aClientOfTheConfigurationIsPausedAndResumed() {
    assertThat(act("pause", "north", 0, "").statusCode()).isEqualTo(303);
    assertThat(browser.get("/admin/clients").body())
        .contains("data-paused=\"yes\"")
        .contains("Paused: its tokens are refused");
    assertThat(lastAct().before() + ' ' + lastAct().after()).isEqualTo("active paused");

    assertThat(act("resume", "north", entry("north").revision(), "").statusCode()).isEqualTo(303);
    assertThat(browser.get("/admin/clients").body()).contains("data-paused=\"no\"");
  }

  @Test
  void theSecondOfTwoWhoChangeOneClientIsToldWhatTheFirstDid() {
    assertThat(act("pause", "north", 0, "").statusCode()).isEqualTo(303);
    HttpResponse<String> second = act("keys", "north", 0, KEYS);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("r.osei changed it at").contains("as agreed");
    assertThat(entry("north").change().keySet()).isEmpty();
  }

  @Test
  void keysAreReplacedAndGivenBack() {
    assertThat(act("keys", "north", 0, KEYS).statusCode()).isEqualTo(303);
    assertThat(lastAct().after()).isEqualTo("keys ec-384");
    assertThat(browser.get("/admin/clients").body())
        .contains("handed in here")
        .contains("data-kid=\"ec-384\"");

    assertThat(act("own-keys", "north", entry("north").revision(), "").statusCode()).isEqualTo(303);
    assertThat(lastAct().before()).isEqualTo("keys ec-384");
    assertThat(browser.get("/admin/clients").body()).doesNotContain("data-kid=");
  }

  @Test
  void keysThatCanVerifyNoTokenAreNotTakenAndTheFormerOnesStay() {
    act("keys", "north", 0, KEYS);
    String dead = KEYS.replace("\"kid\"", "\"alg\": \"none\", \"kid\"");
    HttpResponse<String> replaced = act("keys", "north", entry("north").revision(), dead);
    assertThat(replaced.statusCode()).isEqualTo(422);
    assertThat(replaced.body()).contains("keys[0].alg: verifies no token of this client");
    assertThat(entry("north").change().keySet()).contains("ec-384").doesNotContain("none");

    HttpResponse<String> added = add("east", "https://east.example.org", "", dead);
    assertThat(added.statusCode()).isEqualTo(422);
    assertThat(added.body()).contains("href=\"#field-keySet\"").contains("keys[0].alg");
    assertThat(server.ledger.clients().entries()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "North|https://e.example.org|name|north has this name but for upper and lower case",
        "..|https://e.example.org|name|must start with a letter or a digit",
        "-east|https://e.example.org|name|must start with a letter or a digit",
        "New|https://e.example.org|name|means something else here",
        "east|javascript:alert(1)|issuer|must be an https address",
        "east|<script>alert(9)</script>|issuer|must be an https address",
        "east|urn:a<b>|issuer|must be an https address",
        "east|http://e.example.org|issuer|must be an https address",
        "east|e.example.org|issuer|must be an https address",
        "east|https:e.example.org|issuer|must be an https address",
        "east|https://ex\u0430mple.org|issuer|must be an https address",
      })
  void aClientThatCannotBeToldFromOthersIsNotAdded(
      String name, String issuer, String field, String words) {
    HttpResponse<String> answer = add(name, issuer, "", KEYS);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("href=\"#field-" + field + "\"").contains(words);
    assertThat(server.ledger.clients().entries()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://e.example.org/fhir", "http://localhost:8080/fhir", "urn:oid:1.2.3"})
  void anIssuerIsAnAddressOrAnotherAbsoluteUri(String issuer) {
    assertThat(add("east", issuer, "", KEYS).statusCode()).isEqualTo(303);
    assertThat(entry("east").change().document()).contains(issuer);
  }

  @Test
  void aModeIsSetOnlyForAServiceOrClientThatThereIs() throws Exception {
    String page = browser.get("/admin/modes/change?client=nort").body();
    assertThat(page).contains("There is no client nort").contains("the nearest is north");
    assertThat(browser.get("/admin/modes/change?service=nope").statusCode()).isEqualTo(404);
    assertThat(mode("nope", "live", "off").statusCode()).isEqualTo(404);
    assertThat(server.ledger.switchboard().settings()).isEmpty();

    assertThat(mode("north", "live", "off").statusCode()).isEqualTo(303);
    ModeTarget gone = new ModeTarget(ModeTarget.ANY, ModeTarget.ANY, "gone");
    server
        .ledger
        .switchboard()
        .change(new ModeChange(gone, null, Mode.OFF, "s.lee", "too loud", null));
    assertThat(browser.get("/admin/modes/change?client=gone").statusCode()).isEqualTo(200);
    assertThat(mode("gone", "off", "live").statusCode()).isEqualTo(303);
    assertThat(server.ledger.ofCalls(ConsoleServer.SERVICE, "gone")).isEqualTo(Mode.LIVE);
    assertThat(mode("gone", "live", "off").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> mode(String client, String from, String to) {
    return browser.post(
        "/admin/modes/change",
        "csrf",
        csrf,
        "client",
        client,
        "from",
        from,
        "to",
        to,
        "reason",
        "as agreed");
  }

  @Test
  void whatWasAddedCanBeRemoved() {
    add("east", "https://east.example.org", "", KEYS);
    assertThat(act("remove", "east", entry("east").revision(), "").statusCode()).isEqualTo(303);
    assertThat(browser.get("/admin/clients").body()).doesNotContain("data-client=\"east\"");
    assertThat(lastAct().before()).contains("issuer https://east.example.org");
  }

  @Test
  void withoutAReasonNothingIsChanged() {
    HttpResponse<String> answer =
        browser.post("/admin/clients/pause", "csrf", csrf, "client", "north", "from", "0");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(server.ledger.clients().entries()).isEmpty();
  }

  @Test
  void whoHasNotTheRoleTrustSeesClientsAndChangesNone() {
    browser.post(
        "/admin/accounts/add",
        "csrf",
        csrf,
        "name",
        "j.doe",
        "password",
        "some other words",
        "role",
        "operator");
    browser = new ConsoleFixture(server.origin());
    csrf = browser.signIn("j.doe", "some other words");

    assertThat(browser.get("/admin/clients").body())
        .contains("data-client=\"north\"")
        .doesNotContain("/admin/clients/new")
        .doesNotContain("/admin/clients/change");
    assertThat(browser.get("/admin/clients/new").statusCode()).isEqualTo(403);
    assertThat(browser.get("/admin/clients/change?client=north").statusCode()).isEqualTo(403);
    assertThat(act("pause", "north", 0, "").statusCode()).isEqualTo(403);
    assertThat(add("east", "https://east.example.org", "", KEYS).statusCode()).isEqualTo(403);
    assertThat(server.ledger.clients().entries()).isEmpty();
  }
}
