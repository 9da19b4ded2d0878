package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hiphooks.cdshooks.FhirAuthorization;
import org.hiphooks.cdshooks.HookContext;
import org.hiphooks.cdshooks.HookRequest;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.config.SmartSettings;
import org.hiphooks.form.FormService;
import org.hiphooks.form.SmartEhr;
import org.hiphooks.form.SmartEhr.Trouble;
import org.hiphooks.form.SmartRegistration;
import org.hiphooks.trust.selftest.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The form launched before another project's FHIR server by a strict authorization server: what it
 * writes is read again by the reader of the hooks, and what goes wrong has a clear end.
 */
class IndependentSmartIT {

  private static final String ANSWERS =
      "&a.side=left&a.location=loc-groin&a.nrs=6&a.onset=onset-gradual&a.onsetDate=2026-05-04"
          + "&a.canBearWeight=weight-bearing-with-pain&a.fadir=true&do=save";
  private static final int WRITTEN = 7;
  private static final Pattern HANDLE = Pattern.compile("name=\"handle\" value=\"([^\"]+)\"");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final SmartEhr EHR = new SmartEhr(IndependentFhirServer.TOKEN);
  private static final SmartEhr GREEDY = new SmartEhr(IndependentFhirServer.TOKEN);

  private static final String UNDO = "launch openid patient/Patient.rs patient/Observation.crus";
  private static final SmartEhr UNDOING = new SmartEhr(IndependentFhirServer.TOKEN);
  private static final SmartEhr BLIND = new SmartEhr(IndependentFhirServer.TOKEN);
  private static final SigningKey KEY = SigningKey.made("form-1");
  private static final SmartEhr SECRETIVE =
      new SmartEhr(IndependentFhirServer.TOKEN, SmartRegistration.ofSecret("s: e&cret"));
  private static final SmartEhr SIGNED =
      new SmartEhr(IndependentFhirServer.TOKEN, SmartRegistration.ofKeys(KEY.published()));

  @TempDir static Path folder;

  private static IndependentFhirServer fhir;
  private static FormService service;

  private final HttpClient browser =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
          .followRedirects(HttpClient.Redirect.ALWAYS)
          .build();

  @BeforeAll
  static void start() throws Exception {
    fhir = IndependentFhirServer.shared();
    service =
        new FormService(
            RunningHipHooks.NOW,
            List.of(
                client("ehr", EHR, EHR.settings()),
                client("undoing", UNDOING, UNDOING.settings(UNDO.split(" "))),
                client("blind", BLIND, BLIND.settings()),
                client("greedy", GREEDY, GREEDY.settings("launch", "everything")),
                client("secretive", SECRETIVE, SECRETIVE.settings().withSecret(secret())),
                client("signed", SIGNED, SIGNED.settings().withKey(key()))));
    EHR.opens(service.address().toString(), fhir.base());
    GREEDY.opens(service.address().toString(), fhir.base());
    BLIND.opens(service.address().toString(), fhir.base());
    UNDOING.opens(service.address().toString(), fhir.base());
    SECRETIVE.opens(service.address().toString(), fhir.base());
    SIGNED.opens(service.address().toString(), fhir.base());
  }

  @AfterAll
  static void stop() {
    service.close();
    EHR.close();
    GREEDY.close();
    BLIND.close();
    UNDOING.close();
    SECRETIVE.close();
    SIGNED.close();
  }

  @BeforeEach
  void withoutTroubles() {
    EHR.troubled();
  }

  private static Path secret() {
    return folder.resolve("secret");
  }

  private static Path key() {
    return folder.resolve("key.json");
  }

  @Test
  void aServerThatWantsAProofGetsASecretOrASignature() throws Exception {
    String patient = patient("proof");
    for (SmartEhr ehr : List.of(SECRETIVE, SIGNED)) {
      Files.deleteIfExists(secret());
      Files.deleteIfExists(key());
      refused(ehr.launch(patient), 502, "cannot prove itself");
      Files.writeString(secret(), "another\n");
      Files.writeString(key(), SigningKey.made("form-1").secret());
      refused(ehr.launch(patient), 403, "did not give leave");
      Files.writeString(secret(), "s: e&cret\n");
      Files.writeString(key(), KEY.secret());
      HttpResponse<String> page =
          browser.send(get(URI.create(ehr.launch(patient))), BodyHandlers.ofString());
      assertThat(page.body()).contains("Ann Proof");
    }
  }

  private static ClientSettings client(String name, SmartEhr ehr, SmartSettings smart) {
    return ClientSettings.named(name)
        .fhirServers(List.of(ehr.base(), fhir.base()))
        .smart(smart)
        .build();
  }

  @Test
  void whatIsWrittenIsReadAgainWithItsSideAndItsDay() throws Exception {
    String patient = patient("read");
    HttpResponse<String> page = launched(patient);
    assertThat(page.body()).contains("Ann Read", "Saving writes your answers to the chart");
    assertThat(EHR.asked())
        .containsExactly("launch openid fhirUser patient/Patient.rs patient/Observation.crs");

    HttpResponse<String> saved = post(page);

    assertThat(saved.body()).contains("data-outcome=\"saved\"");
    for (HttpResponse<String> seen : List.of(page, saved)) {
      assertThat(seen.body() + seen.uri() + seen.headers().map()).doesNotContain("token-");
    }
    assertThat(EHR.written()).hasSize(1);
    Facts facts = read(patient);
    assertThat(facts.indexSide()).isEqualTo("L");
    assertThat(facts.value("hipPain")).isEqualTo(true);
    assertThat(facts.value("locGroin")).isEqualTo(true);
    assertThat(String.valueOf(facts.value("nrs"))).isEqualTo("6");
    assertThat(facts.value("durationWeeks")).isEqualTo(4);
    Fact fadir = facts.byInput().get("fadir");
    assertThat(fadir).extracting(Fact::value, Fact::side).containsExactly(true, "L");
    assertThat(fadir).extracting(Fact::at).isEqualTo(OffsetDateTime.parse("2026-06-01T12:00:00Z"));
    assertThat(observations(patient))
        .hasSize(WRITTEN)
        .allMatch(o -> "Practitioner/p-1".equals(o.at("/performer/0/reference").asText()));
  }

  @Test
  void clicksAtTheSameTimeMakeOneSet() throws Exception {
    String patient = patient("twice");
    HttpResponse<String> page = launched(patient);
    List<CompletableFuture<HttpResponse<String>>> clicks = new ArrayList<>();
    for (int click = 0; click < 3; click++) {
      clicks.add(browser.sendAsync(posting(page), BodyHandlers.ofString()));
    }
    for (CompletableFuture<HttpResponse<String>> click : clicks) {
      assertThat(click.get().body()).contains("data-outcome=\"saved\"");
    }
    assertThat(observations(patient)).hasSize(WRITTEN);
  }

  @Test
  void aServerWithoutTransactionsIsGivenOneAnswerAfterAnother() throws Exception {
    String patient = patient("single");
    HttpResponse<String> page = launched(patient);
    EHR.troubled(Trouble.NO_TRANSACTIONS);
    for (int click = 0; click < 2; click++) {
      assertThat(post(page).body()).contains("data-outcome=\"saved\"");
    }
    assertThat(observations(patient)).hasSize(WRITTEN);
    assertThat(read(patient).indexSide()).isEqualTo("L");
  }

  @Test
  void whenTheServersAnswerIsLostTheSecondTryFindsWhatItMade() throws Exception {
    for (Trouble[] troubles :
        List.of(
            new Trouble[] {Trouble.LOST_ANSWERS},
            new Trouble[] {Trouble.LOST_ANSWERS, Trouble.NO_TRANSACTIONS})) {
      String patient = patient("lost" + troubles.length);
      HttpResponse<String> page = launched(patient);
      EHR.troubled(troubles);
      assertThat(post(page).body()).contains("data-outcome=\"failed\"", "Try again");
      assertThat(observations(patient)).hasSize(WRITTEN);
      EHR.troubled(troubles.length == 1 ? new Trouble[0] : new Trouble[] {troubles[1]});
      assertThat(post(page).body()).contains("data-outcome=\"saved\"", "Observation/");
      assertThat(observations(patient)).hasSize(WRITTEN);
    }
  }

  @Test
  void aTokenThatEndsInTheMiddleKeepsTheAnswersAndSaysSo() throws Exception {
    String patient = patient("ended");
    HttpResponse<String> page = launched(patient);
    EHR.troubled(Trouble.EXPIRED);
    HttpResponse<String> kept = post(page);
    assertThat(kept.body())
        .contains("data-outcome=\"ended\"", "value=\"loc-groin\" checked", "leave has ended");
    assertThat(observations(patient)).isEmpty();
    HttpResponse<String> file =
        browser.send(
            posting(page, ANSWERS.replace("do=save", "do=response")), BodyHandlers.ofString());
    assertThat(JSON.readTree(file.body()).path("item")).isNotEmpty();
  }

  @Test
  void anOlderServerIsAskedInItsOwnWords() throws Exception {
    String patient = patient("older");
    EHR.troubled(Trouble.FIRST_VERSION);
    assertThat(post(launched(patient)).body()).contains("data-outcome=\"saved\"");
    assertThat(EHR.asked())
        .containsExactly(
            "launch openid fhirUser patient/Patient.read patient/Observation.read"
                + " patient/Observation.write");
    assertThat(observations(patient)).hasSize(WRITTEN);
  }

  @Test
  void whatWasSavedIsTakenBackWhereTheServerLetsItAndSaidToStayWhereNot() throws Exception {
    String patient = patient("undo");
    assertThat(post(launched(patient)).body()).contains("data-undo=\"denied\"");
    assertThat(read(patient).indexSide()).isEqualTo("L");

    String other = patient("undone");
    HttpResponse<String> page =
        browser.send(get(URI.create(UNDOING.launch(other))), BodyHandlers.ofString());
    assertThat(post(page).body()).contains("value=\"undo\"");
    String undo = ANSWERS.replace("do=save", "do=undo");
    UNDOING.troubled(Trouble.EXPIRED);
    assertThat(browser.send(posting(page, undo), BodyHandlers.ofString()).body())
        .contains("data-outcome=\"ended\"");
    UNDOING.troubled();
    assertThat(browser.send(posting(page, undo), BodyHandlers.ofString()).body())
        .contains("data-outcome=\"withdrawn\"", "value=\"loc-groin\" checked");
    assertThat(observations(other))
        .hasSize(WRITTEN)
        .allMatch(record -> "entered-in-error".equals(record.path("status").asText()));
    assertThat(post(page).body()).contains("data-outcome=\"saved\"");
    assertThat(observations(other, "final")).hasSize(WRITTEN);
  }

  @Test
  void withoutLeaveToChangeWhatWasSavedStaysCountsAndIsNamed() throws Exception {
    String patient = patient("stays");
    HttpResponse<String> page = launched(patient);
    HttpResponse<String> all = post(page);
    HttpResponse<String> less = posted(all, ANSWERS.replace("&a.nrs=6", ""));
    assertThat(less.body())
        .contains("data-outcome=\"saved\"", "data-state=\"left\"", "Still in the chart");
    assertThat(read(patient).value("nrs")).isEqualTo(6);
    HttpResponse<String> other = posted(less, ANSWERS.replace("side=left", "side=right"));
    assertThat(other.body()).contains("data-state=\"left\"");
    assertThat(read(patient).indexSide()).as("the newest, or both").isIn("R", "B");
    assertThat(observations(patient)).hasSizeGreaterThan(WRITTEN);
  }

  @Test
  void aChartThatCannotBeReadAtASaveIsSaidAndWhatWasReadBeforeDoesNotCount() throws Exception {
    String patient = patient("blind");
    fhir.store(List.of(fever(patient)));
    HttpResponse<String> page =
        browser.send(get(URI.create(BLIND.launch(patient))), BodyHandlers.ofString());
    assertThat(page.body()).contains("Ann Blind");
    BLIND.troubled(Trouble.NO_READS);
    assertThat(post(page).body())
        .contains("data-outcome=\"saved\"", "data-unread=\"chart\"", "could not be read just now")
        .doesNotContain("39.5");
    assertThat(observations(patient)).hasSize(WRITTEN + 1);
  }

  private static ObjectNode fever(String patient) {
    ObjectNode fever = JSON.createObjectNode().put("resourceType", "Observation");
    fever.put("id", patient + "-fever").put("status", "final");
    fever
        .putObject("code")
        .putArray("coding")
        .addObject()
        .put("system", "http://loinc.org")
        .put("code", "8310-5");
    fever.putObject("subject").put("reference", "Patient/" + patient);
    fever.put("effectiveDateTime", "2026-06-01T10:00:00Z");
    fever
        .putObject("valueQuantity")
        .put("value", 39.5)
        .put("system", "http://unitsofmeasure.org")
        .put("code", "Cel");
    return fever;
  }

  @Test
  void twoPatientsInOneBrowserAreNeverMixed() throws Exception {
    String one = patient("one");
    String two = patient("two");
    HttpResponse<String> first = launched(one);
    HttpResponse<String> second = launched(two);
    assertThat(second.body()).contains("Ann Two").doesNotContain("Ann One");
    assertThat(post(first).body()).contains("Ann One");
    assertThat(observations(one)).hasSize(WRITTEN);
    assertThat(observations(two)).isEmpty();
    assertThat(browser.send(get(first.uri()), BodyHandlers.ofString()).body()).contains("Ann One");
  }

  @Test
  void whatIsNoLaunchOpensNothing() throws Exception {
    EHR.troubled(Trouble.NO_DISCOVERY);
    refused(EHR.launch(patient("none")), 502, "did not answer as SMART App Launch asks");
    EHR.troubled();
    refused(EHR.launchFrom("https://evil.example/fhir", "x"), 403, "not known here");
    refused(service.address() + "/form/launch?iss=" + EHR.base(), 400, "incomplete");
    refused(GREEDY.launch(patient("greedy")), 403, "did not give leave");
    EHR.troubled(Trouble.OTHER_REDIRECT);
    refused(EHR.launch(patient("elsewhere")), 400, "Authorization server");
    EHR.troubled(Trouble.OTHER_ISSUER);
    refused(EHR.launch(patient("issuer")), 403, "not known, was used already");
    assertThat(EHR.written()).isEmpty();
  }

  @Test
  void aStateThatIsReplayedAndACodeOfAnotherLaunchOpenNothing() throws Exception {
    String first = callback(patient("first"));
    String second = callback(patient("second"));
    String mixed = second.replaceFirst("code=[^&]+", first.replaceFirst(".*(code=[^&]+).*", "$1"));
    refused(mixed, 403, "did not give leave");
    refused(second, 403, "not known, was used already");
    refused(first, 403, "not known, was used already");
    assertThat(EHR.written()).isEmpty();
  }

  /** Where the authorization server sends the browser back, not followed. */
  private String callback(String patient) throws Exception {
    HttpClient careful =
        HttpClient.newBuilder().cookieHandler(browser.cookieHandler().orElseThrow()).build();
    String next = EHR.launch(patient);
    while (!next.contains("/form/callback")) {
      HttpResponse<String> step = careful.send(get(URI.create(next)), BodyHandlers.ofString());
      next = step.headers().firstValue("Location").orElseThrow();
    }
    return next;
  }

  private void refused(String address, int status, String words) throws Exception {
    HttpResponse<String> page = browser.send(get(URI.create(address)), BodyHandlers.ofString());
    assertThat(page.statusCode()).as(page.body()).isEqualTo(status);
    assertThat(page.body()).contains(words).doesNotContain("Ann ");
  }

  private HttpResponse<String> launched(String patient) throws Exception {
    HttpResponse<String> page =
        browser.send(get(URI.create(EHR.launch(patient))), BodyHandlers.ofString());
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    return page;
  }

  private HttpResponse<String> post(HttpResponse<String> page) throws Exception {
    return browser.send(posting(page), BodyHandlers.ofString());
  }

  private HttpResponse<String> posted(HttpResponse<String> page, String answers) throws Exception {
    return browser.send(posting(page, answers), BodyHandlers.ofString());
  }

  private static HttpRequest posting(HttpResponse<String> page) {
    return posting(page, ANSWERS);
  }

  private static HttpRequest posting(HttpResponse<String> page, String answers) {
    Matcher handle = HANDLE.matcher(page.body());
    assertThat(handle.find()).isTrue();
    return HttpRequest.newBuilder(URI.create(service.address() + "/form/answers"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("handle=" + handle.group(1) + seen(page) + answers))
        .build();
  }

  private static String seen(HttpResponse<String> page) {
    Matcher seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page.body());
    assertThat(seen.find()).isTrue();
    return "&seen=" + seen.group(1);
  }

  private static HttpRequest get(URI address) {
    return HttpRequest.newBuilder(address).GET().build();
  }

  private static String patient(String name) throws Exception {
    String id = "smart-" + name;
    ObjectNode patient = JSON.createObjectNode().put("resourceType", "Patient").put("id", id);
    patient.put("gender", "female").put("birthDate", "1994-09-09");
    String family = name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    patient.putArray("name").addObject().put("family", family).putArray("given").add("Ann");
    fhir.store(List.of(patient));
    return id;
  }

  private static List<JsonNode> observations(String patient) throws Exception {
    return observations(patient, "final,entered-in-error");
  }

  private static List<JsonNode> observations(String patient, String status) throws Exception {
    List<JsonNode> observations = new ArrayList<>();
    JsonNode found =
        fhir.get("Observation?patient=" + patient + "&status=" + status + "&_count=10");
    found.path("entry").forEach(entry -> observations.add(entry.path("resource")));
    return observations;
  }

  /** What a hook of the same service reads of the patient. */
  private static Facts read(String patient) throws Exception {
    HookRequest request =
        new HookRequest(
            "patient-view",
            "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
            fhir.base(),
            new FhirAuthorization(IndependentFhirServer.TOKEN, "patient/*.rs", patient),
            new HookContext("Practitioner/p-1", patient, null, List.of(), List.of(), List.of()),
            Map.of());
    return service
        .guidance()
        .forClient("ehr")
        .evaluate("hip-pain-guidance", request, RunningHipHooks.NOW)
        .orElseThrow()
        .facts();
  }
}
