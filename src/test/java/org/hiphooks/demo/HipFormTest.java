package org.hiphooks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The hip form over HTTP, by a card's link and launched by the demo EHR. */
@TestInstance(Lifecycle.PER_CLASS)
class HipFormTest {

  private static final String AISHA = "demo-v06";
  private static final String CORE =
      "&a.side=right&a.location=loc-groin&a.nrs=6&a.onset=onset-gradual&a.onsetWeeks=4"
          + "&a.canBearWeight=weight-bearing-with-pain&do=save";
  private static final Pattern HANDLE = Pattern.compile("name=\"handle\" value=\"([^\"]+)\"");

  private RealDemo demo;
  private Http http;

  @BeforeAll
  void start() {
    demo = new RealDemo();
    http = new Http(demo.origin());
  }

  @AfterAll
  void stop() {
    demo.close();
  }

  @Test
  void aLinkNamesNobodyAndWorksTwice() {
    String link = link();
    assertThat(link).doesNotContain(AISHA, "Rahman");
    HttpResponse<String> first = http.get(link);
    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(first.headers().firstValue("Set-Cookie").orElseThrow()).contains("HttpOnly");
    assertThat(http.get(link).statusCode()).isEqualTo(303);
    HttpResponse<String> third = http.get(link);
    assertThat(third.statusCode()).isEqualTo(403);
    assertThat(third.body()).doesNotContain("Rahman", AISHA);
  }

  @Test
  void theCoreTakesTheGapAwayAndALongerRunMakesItCritical() {
    String handle = handle(opened(link()).body());
    String saved = post(handle, CORE).body();
    assertThat(saved)
        .contains("data-outcome=\"not-written\"", "Chart as of 1 Jun 2026 12:00 UTC.")
        .contains("data-card=\"RF-01\" data-level=\"warning\" data-change=\"new\"")
        .contains("data-card=\"GAP-01\" data-level=\"info\" data-change=\"gone\"");
    assertThat(saved.indexOf("data-question=\"longestRunSpikePct\""))
        .isPositive()
        .isLessThan(saved.indexOf("data-question=\"rigors\""));
    assertThat(post(handle, CORE + "&a.longestRunSpikePct=30").body())
        .contains("data-card=\"RF-01\" data-level=\"critical\" data-change=\"new\"");
    assertThat(observations()).isZero();
  }

  @Test
  void whatIsWrongIsNamedAndKeptAndNeverRun() {
    HttpResponse<String> page =
        post(handle(opened(link()).body()), "&do=save&a.onsetWeeks=%3Cscript%3E1&a.nrs=7");
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("<title>Error:", "href=\"#q-onsetWeeks\"", "&lt;script", "value=\"7\" checked")
        .doesNotContain("<script>1");
  }

  @Test
  void whatBelongsToOneHipIsNotSavedWithoutOneAndForTheWorseOneIfBothHurt() {
    String patient = "demo-v55";
    String handle = handle(launched(patient).body());
    int before = observations(patient);
    HttpResponse<String> unsided = post(handle, "&a.nrs=5&do=save");
    assertThat(unsided.statusCode()).isEqualTo(422);
    assertThat(unsided.body())
        .contains("<title>Error:", "href=\"#q-side-right\"", "Choose the hip");
    assertThat(post(handle, "&a.nrs=5&do=note").body()).contains("5");
    String both = "&a.side=both&a.nrs=5&do=save";
    assertThat(post(handle, both).body())
        .contains("href=\"#q-worseSide-right\"", "Choose the worse side");
    assertThat(observations(patient)).isEqualTo(before);
    assertThat(post(handle, both + "&a.worseSide=left").body())
        .contains("data-outcome=\"saved\"", "value=\"left\" checked");
    assertThat(http.get("/fhir/Observation?patient=" + patient + "&_count=500").body())
        .contains("287679003");
  }

  @Test
  void aFormThatIsOverGivesTheAnswersBackAsADownload() {
    HttpResponse<String> over = post("A".repeat(32), CORE);
    assertThat(over.statusCode()).isEqualTo(410);
    assertThat(over.body()).contains("value=\"loc-groin\"", "Groin, deep").doesNotContain("Rahman");
    HttpResponse<String> file = post("", CORE.replace("do=save", "do=response"));
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("hip-form.json");
    assertThat(Http.read(file).path("resourceType").asText()).isEqualTo("QuestionnaireResponse");
    assertThat(post("", CORE.replace("do=save", "do=note")).body()).contains("Groin, deep");
  }

  @Test
  void withoutCookiesThePageOpensOnceAndItsAnswersAreTaken() {
    HttpResponse<String> followed = http.get(link());
    String view = followed.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> page = http.get(view);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain(view.substring("/form/".length()));
    assertThat(post(handle(page.body()), CORE).statusCode()).isEqualTo(200);
    assertThat(http.get(view).statusCode()).isEqualTo(403);
  }

  @Test
  void whatIsOnFileStandsBesideTheQuestionAndIsTakenOverOnlyOnDemand() {
    HttpResponse<String> page = opened(link());
    assertThat(page.body()).contains("data-known=\"side\"", "value=\"copy:side\"");
    assertThat(page.body()).doesNotContain("value=\"right\" checked");
    assertThat(post(handle(page.body()), "&do=copy:side").body())
        .contains("value=\"right\" checked");
  }

  @Test
  void launchedFromTheChartItWritesEachAnswerOnce() {
    String patient = "demo-v50";
    HttpResponse<String> page = launched(patient);
    assertThat(page.body()).contains("Saving writes your answers to the chart");
    int before = observations(patient);
    String handle = handle(page.body());
    for (int click = 0; click < 2; click++) {
      assertThat(post(handle, CORE).body()).contains("data-outcome=\"saved\"");
    }
    assertThat(observations(patient)).isEqualTo(before + 6);
  }

  @Test
  void aBrowserThatAsksForGermanGetsItOnEveryPage() {
    HttpResponse<String> refused =
        http.get("/form/callback?state=x&code=y", "Accept-Language", "de-AT,en;q=0.5");
    assertThat(refused.body()).contains("<html lang=\"de\">", "Dieser Start ist nicht bekannt");
    HttpResponse<String> over = http.form("/form/answers", "language=de" + CORE);
    assertThat(over.body()).contains("<html lang=\"de\">", "Leiste, tief", "abgelaufen");
    assertThat(http.form("/form/answers", "language=xx" + CORE).body())
        .contains("<html lang=\"en\">", "Groin, deep");
  }

  @Test
  void aForeignServerALaunchTwiceAndAnotherBrowserOpenNothing() {
    assertThat(http.get("/form/launch?iss=https://evil.example/fhir&launch=x").statusCode())
        .isEqualTo(403);
    assertThat(http.get("/form/callback?state=unknown&code=x").statusCode()).isEqualTo(403);
    HttpResponse<String> launch = http.get(location(http.get("/authorization/launch/" + AISHA)));
    String callback = location(http.get(location(launch)));
    assertThat(http.get(callback).statusCode()).isEqualTo(403);
    assertThat(http.get(callback, "Cookie", cookie(launch)).statusCode()).isEqualTo(403);
  }

  @Test
  void whereAllCardsAreStoppedNoFormOpensJudgesOrWritesAndNoAnswerIsLost() {
    String patient = "demo-v09";
    String answers = "&a.side=right&a.tempC=39.5";
    String handle = handle(launched(patient).body());
    HttpResponse<String> linked = http.get(link());
    int before = observations(patient);
    String session = stopped();
    try {
      HttpResponse<String> refused =
          http.get(location(http.get("/authorization/launch/" + patient)));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("switched off by the administrator");
      HttpResponse<String> off = post(handle, answers + "&do=save");
      assertThat(off.body())
          .contains("switched off by the administrator", "name=\"a.tempC\" value=\"39.5\"")
          .doesNotContain("data-card", "data-question");
      assertThat(post(handle, answers + "&do=note").body()).contains("39.5");
      assertThat(http.get(location(linked), "Cookie", cookie(linked)).body())
          .contains("switched off by the administrator")
          .doesNotContain("data-question", "data-known");
      assertThat(observations(patient)).isEqualTo(before);
    } finally {
      console(session, "/admin/stop/lift", "from=off&reason=mended");
    }
    assertThat(post(handle, answers + "&do=save").body()).contains("data-outcome=\"saved\"");
  }

  @Test
  void whereTheServiceOrItsCallerIsOffNoFormOpensAndNoneThatIsOpenIsSaved() {
    String patient = "demo-v62";
    String handle = handle(launched(patient).body());
    int before = observations(patient);
    String session = signedIn();
    for (String off : List.of("service=hip-pain-guidance", "client=demo-ehr")) {
      assertThat(changed(session, off + "&from=live&to=off").statusCode()).isEqualTo(303);
      try {
        assertThat(http.get(location(http.get("/authorization/launch/" + patient))).statusCode())
            .isEqualTo(503);
        assertThat(post(handle, "&a.side=right&a.nrs=6&do=save").body())
            .contains("switched off by the administrator")
            .doesNotContain("data-card", "data-question");
      } finally {
        assertThat(changed(session, off + "&from=off&to=live").statusCode()).isEqualTo(303);
      }
    }
    assertThat(observations(patient)).isEqualTo(before);
    assertThat(post(handle, "&a.side=right&a.nrs=6&do=save").body())
        .contains("data-outcome=\"saved\"");
  }

  private HttpResponse<String> changed(String session, String fields) {
    return console(session, "/admin/modes/change", fields + "&reason=as+agreed");
  }

  @Test
  void whatWasClearedIsTakenBackAndWhatSomebodyElseSavedCounts() {
    String septic = "data-level=\"critical\"";
    String mine = handle(launched("demo-v100").body());
    String seen = post(mine, "&a.side=right&a.nrs=5&a.tempC=39.0&do=save").body();
    assertThat(seen).contains(septic + " data-change=\"new\"");
    assertThat(post(mine, "&a.side=right&a.nrs=5&do=save" + seen(seen)).body())
        .contains(septic + " data-change=\"gone\"", "data-lost", "Taken back")
        .doesNotContain(septic + " data-change=\"new\"");
    assertThat(http.get("/fhir/Observation?patient=demo-v100&_count=500").body())
        .contains("entered-in-error");
    String other = handle(launched("demo-v86").body());
    String nurse = handle(launched("demo-v86").body());
    post(nurse, "&a.onset=onset-sudden&a.canBearWeight=weight-bearing-no&a.tempC=39.5&do=save");
    assertThat(post(other, "&a.side=right&a.nrs=6&do=save").body()).contains(septic, "Chart as of");
  }

  @Test
  void aPageThatIsOlderThanTheLastSaveTakesNothingBackAndSaysWhatItSaidOtherwise() {
    String patient = "demo-v10";
    String first = launched(patient).body();
    String core = "&a.side=right&a.location=loc-groin&a.nrs=6";
    post(handle(first), core + "&a.tempC=39.4&do=save");
    int after = observations(patient);

    HttpResponse<String> older =
        post(handle(first), core.replace("nrs=6", "nrs=3") + "&a.onset=onset-gradual&do=save");

    assertThat(older.statusCode()).isEqualTo(409);
    assertThat(older.body())
        .contains("data-older=\"1\"", "Nothing was saved just now", "3")
        .contains("value=\"39.4\"", "value=\"6\" checked", "value=\"onset-gradual\" checked")
        .contains("data-card=", "data-earlier");
    assertThat(observations(patient)).isEqualTo(after);
    HttpResponse<String> wrong =
        post(handle(first), "&a.side=right&a.location=nowhere&a.nrs=six&a.tempC=hot&do=save");
    assertThat(wrong.statusCode())
        .as("what is no answer is named as it was entered")
        .isEqualTo(409);
    assertThat(wrong.body()).contains("six", "hot", "value=\"39.4\"");
    assertThat(post(handle(first), core + "&do=clear:nrs").statusCode()).isEqualTo(409);
    String again = core + "&a.tempC=39.4&a.onset=onset-gradual&do=save" + seen(older.body());
    assertThat(post(handle(first), again).body()).contains("data-outcome=\"saved\"");
    assertThat(observations(patient)).isEqualTo(after + 1);
  }

  @Test
  void whatIsWrongOrClearedLeavesTheCardsOfTheLastSaveAndSaysThatNothingWasSaved() {
    String handle = handle(launched("demo-v62").body());
    String septic =
        "&a.side=right&a.location=loc-groin&a.nrs=6&a.onset=onset-gradual"
            + "&a.canBearWeight=weight-bearing-with-pain&a.tempC=39.4";
    String page = post(handle, septic + "&do=save").body();
    String critical = "data-level=\"critical\"";
    assertThat(page).contains(critical);
    HttpResponse<String> wrong =
        post(handle, septic + "&a.calfSwellingCm=abc&do=save" + seen(page));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains(critical, "Nothing was saved just now", "data-earlier");
    assertThat(post(handle, septic + "&do=clear:tempC" + seen(page)).body())
        .contains(critical, "data-earlier", "is not saved yet");
  }

  @Test
  void aStartThatTheProblemListContradictsIsSaidNotToCount() {
    String handle = handle(launched("demo-v86").body());
    assertThat(post(handle, "&a.onsetWeeks=10&do=save").body())
        .contains("data-overruled", "your answer does not count", "Condition/");
  }

  @Test
  void whatIsOnFileForAnotherHipIsNotTakenOver() {
    String handle = handle(launched("demo-v55").body());
    HttpResponse<String> other = post(handle, "&a.side=left&do=copy:nrs");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body())
        .contains("is about the other hip", "right side")
        .doesNotContain("data-saved=\"true\"");
    assertThat(post(handle, "&do=copy:nrs").statusCode()).isEqualTo(422);
    assertThat(post(handle, "&a.side=right&do=copy:nrs").statusCode()).isEqualTo(200);
  }

  @Test
  void aPatientWhoIsNotThereGetsNoForm() {
    HttpResponse<String> launch = http.get(location(http.get("/authorization/launch/demo-v999")));
    HttpResponse<String> page =
        http.get(location(http.get(location(launch))), "Cookie", cookie(launch));
    assertThat(page.statusCode()).isEqualTo(502);
    assertThat(page.body()).contains("The patient could not be read");
  }

  @Test
  void aRecordedNoIsNoSideAndASideOfAnotherRecordIsNotTakenOver() {
    assertThat(launched("demo-v01").body())
        .contains("data-known=\"side\"")
        .doesNotContain("value=\"copy:side\"");
    assertThat(launched("demo-v25").body())
        .doesNotContain("data-known=\"side\"", "value=\"copy:side\"");
  }

  /** Two clicks of the console; gives the session that made them. */
  private String stopped() {
    String session = signedIn();
    assertThat(console(session, "/admin/stop", "from=live").statusCode()).isEqualTo(303);
    return session;
  }

  private String signedIn() {
    HttpResponse<String> in =
        http.form(
            "/admin/sign-in",
            "name=demo&password=try+the+console&to=",
            "Sec-Fetch-Site",
            "same-origin");
    return cookie(in);
  }

  private HttpResponse<String> console(String session, String path, String fields) {
    Matcher csrf =
        Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"")
            .matcher(http.get("/admin", "Cookie", session).body());
    assertThat(csrf.find()).isTrue();
    return http.form(
        path,
        "csrf=" + csrf.group(1) + '&' + fields,
        "Cookie",
        session,
        "Sec-Fetch-Site",
        "same-origin");
  }

  private HttpResponse<String> launched(String patient) {
    HttpResponse<String> launch = http.get(location(http.get("/authorization/launch/" + patient)));
    String callback = location(http.get(location(launch)));
    HttpResponse<String> arrived = http.get(callback, "Cookie", cookie(launch));
    assertThat(http.get(callback, "Cookie", cookie(launch)).statusCode())
        .as("a launch is taken once")
        .isEqualTo(403);
    return http.get(location(arrived), "Cookie", cookie(arrived));
  }

  private String link() {
    ObjectNode request = new ObjectMapper().createObjectNode();
    request.put("hook", "patient-view");
    request.put("hookInstance", "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea");
    request.put("fhirServer", demo.origin() + "/fhir");
    request.putObject("context").put("userId", "Practitioner/a").put("patientId", AISHA);
    HttpResponse<String> answer =
        http.json("POST", "/cds-services/hip-pain-guidance", request.toString());
    for (JsonNode card : Http.read(answer).path("cards")) {
      for (JsonNode link : card.path("links")) {
        if (link.path("url").asText().contains("/form/link/")) {
          return link.path("url").asText().replace(demo.origin(), "");
        }
      }
    }
    throw new AssertionError("no card leads to the form");
  }

  private HttpResponse<String> opened(String link) {
    HttpResponse<String> followed = http.get(link);
    return http.get(location(followed), "Cookie", cookie(followed));
  }

  private HttpResponse<String> post(String handle, String fields) {
    return http.form("/form/answers", "handle=" + handle + fields);
  }

  private int observations() {
    return observations(AISHA);
  }

  private int observations(String patient) {
    return Http.read(http.get("/fhir/Observation?patient=" + patient + "&_count=500"))
        .path("entry")
        .size();
  }

  private String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow().replace(demo.origin(), "");
  }

  private static String cookie(HttpResponse<String> response) {
    return response.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  private static String seen(String page) {
    Matcher matcher = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page);
    assertThat(matcher.find()).isTrue();
    return "&seen=" + matcher.group(1);
  }

  private static String handle(String page) {
    Matcher matcher = HANDLE.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
