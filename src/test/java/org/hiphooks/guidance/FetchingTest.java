package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.MalformedRequest;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.PrefetchKey;
import org.hiphooks.knowledge.SiteSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a client does not send is read from its FHIR server, and from no other. */
class FetchingTest {

  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration DEADLINE = Duration.ofMillis(1500);

  @SuppressWarnings("NullAway.Init")
  private FakeFhirServer fhir;

  @BeforeEach
  void startsAServer() throws Exception {
    fhir = new FakeFhirServer();
  }

  @AfterEach
  void stopsIt() {
    fhir.close();
  }

  @Test
  void aVisitWithoutPrefetchIsAnsweredFromTheServer() throws Exception {
    ObjectNode request = served("V09");
    request.remove("prefetch");

    assertThat(rules(answer(request))).contains("RF-01 CRITICAL").doesNotContain("DATA-01 INFO");
    assertThat(fhir.asked()).hasSize(RunningHipHooks.knowledge().prefetch().size());
  }

  @Test
  void onlyTheKeysThatAreMissingAreAskedFor() throws Exception {
    ObjectNode request = served("V09");
    ((ObjectNode) request.path("prefetch")).remove("findings");

    assertThat(rules(answer(request))).contains("RF-01 CRITICAL").doesNotContain("DATA-01 INFO");
    assertThat(fhir.asked()).singleElement().asString().contains("category=survey");
  }

  @Test
  void everyRequestCarriesTheToken() throws Exception {
    ObjectNode request = served("V09");
    request.remove("prefetch");

    answer(request);

    assertThat(fhir.tokens()).isNotEmpty().containsOnly("Bearer secret");
  }

  @Test
  void aServerThatTheConfigurationDoesNotListIsNeverAsked() throws Exception {
    try (FakeFhirServer stranger = new FakeFhirServer()) {
      ObjectNode request = served("V09");
      ((ObjectNode) request.path("prefetch")).remove("findings");
      request.put("fhirServer", stranger.base().toString());

      assertThat(rules(answer(request))).contains("DATA-01 INFO");
      assertThat(stranger.asked()).isEmpty();
      assertThat(fhir.asked()).isEmpty();
    }
  }

  @Test
  void pagesAreFollowed() throws Exception {
    ObjectNode request = served("V09");
    ObjectNode findings = (ObjectNode) request.path("prefetch").path("findings").deepCopy();
    ObjectNode empty = page("page2", fhir.base());
    ((ObjectNode) request.path("prefetch")).set("findings", empty);
    fhir.on("page2", findings);

    assertThat(rules(answer(request))).contains("RF-01 CRITICAL").doesNotContain("DATA-01 INFO");
  }

  @Test
  void aPageWithANumberThatNobodyCanReadIsAReadThatFailed() throws Exception {
    ObjectNode request = served("V09");
    ((ObjectNode) request.path("prefetch")).set("findings", page("page2", fhir.base()));
    String number = "{\"resourceType\":\"Bundle\",\"total\":1e999999999999}";
    fhir.on("page2", JSON.getNodeFactory().rawValueNode(new RawValue(number)));

    HookAnswer answer = answer(request);

    assertThat(rules(answer)).contains("DATA-01 INFO");
    assertThat(answer.unread()).contains("findings");
  }

  @Test
  void aPageOnAnotherOriginIsNotFollowedAndSaysSo() throws Exception {
    try (FakeFhirServer stranger = new FakeFhirServer()) {
      ObjectNode request = served("V09");
      ((ObjectNode) request.path("prefetch")).set("findings", page("page2", stranger.base()));

      HookAnswer answer = answer(request);

      assertThat(rules(answer)).contains("DATA-01 INFO");
      assertThat(answer.unread()).contains("findings");
      assertThat(stranger.asked()).isEmpty();
    }
  }

  @Test
  void aSlowServerDoesNotKeepTheClinicianWaiting() throws Exception {
    fhir.slowBy(20_000);
    ObjectNode request = served("V09");
    ((ObjectNode) request.path("prefetch")).remove("medications");

    HookAnswer answer = answer(request);

    assertThat(rules(answer)).contains("RF-01 CRITICAL", "DATA-01 INFO");
    assertThat(detail(answer)).contains("did not answer in time");
  }

  @Test
  void aDeadServerLeavesTheRedFlagsThatAreTrueOnWhatWasSent() throws Exception {
    ObjectNode request = served("V09");
    ((ObjectNode) request.path("prefetch")).remove("medications");
    fhir.close();

    HookAnswer answer = answer(request);

    assertThat(rules(answer)).contains("RF-01 CRITICAL", "DATA-01 INFO");
    assertThat(detail(answer)).contains("could not be reached");
  }

  @Test
  void aRefusedTokenIsSaid() throws Exception {
    fhir.refuseWith(401);
    ObjectNode request = served("V09");
    ((ObjectNode) request.path("prefetch")).remove("medications");

    assertThat(detail(answer(request))).contains("did not allow it");
  }

  @Test
  void aScopeThatLeavesATypeOutIsNotAskedForIt() throws Exception {
    ObjectNode request = served("V09");
    ((ObjectNode) request.path("prefetch")).remove("medications");
    ((ObjectNode) request.path("fhirAuthorization")).put("scope", "patient/Observation.rs");

    assertThat(rules(answer(request))).contains("DATA-01 INFO");
    assertThat(fhir.asked()).isEmpty();
  }

  /** What is outside of the scope exists all the same, so that nothing follows from its absence. */
  @Test
  void aScopeThatLeavesPartOfATypeIsSaid() throws Exception {
    ObjectNode request = served("V09");
    ((ObjectNode) request.path("prefetch")).remove("medications");
    ((ObjectNode) request.path("fhirAuthorization"))
        .put("scope", "patient/*.rs?category=community");

    HookAnswer answer = answer(request);

    assertThat(fhir.asked()).hasSize(1);
    assertThat(rules(answer)).contains("DATA-01 INFO");
    assertThat(detail(answer)).contains("did not allow it");
  }

  @Test
  void aScopeInAVendorsOwnWordsIsAskedAnyway() throws Exception {
    ObjectNode request = served("V09");
    ((ObjectNode) request.path("prefetch")).remove("medications");
    ((ObjectNode) request.path("fhirAuthorization"))
        .put("scope", "Condition.Search (Problems) (R4)");

    assertThat(rules(answer(request))).doesNotContain("DATA-01 INFO");
    assertThat(fhir.asked()).hasSize(1);
  }

  @Test
  void aTokenOfAnotherPatientIsRefused() {
    ObjectNode request = served("V09");
    ((ObjectNode) request.path("prefetch")).remove("medications");
    ((ObjectNode) request.path("fhirAuthorization")).put("patient", "someone-else");

    assertThatThrownBy(() -> answer(request))
        .isInstanceOfSatisfying(
            MalformedRequest.class,
            fault -> assertThat(fault.pointer()).isEqualTo("/fhirAuthorization/patient"));
    assertThat(fhir.asked()).isEmpty();
  }

  @Test
  void aDrugThatIsOnlyReferredToIsLookedUp() throws Exception {
    ObjectNode request = served("V09");
    ObjectNode drug = JSON.createObjectNode();
    drug.put("resourceType", "MedicationRequest").put("id", "drug").put("status", "active");
    drug.put("intent", "order");
    String patient = request.path("context").path("patientId").asText();
    drug.putObject("subject").put("reference", "Patient/" + patient);
    drug.putObject("medicationReference").put("reference", "Medication/m1");
    ((ObjectNode) request.path("prefetch")).set("medications", drug);
    ObjectNode medication = JSON.createObjectNode();
    medication.put("resourceType", "Medication").put("id", "m1");
    medication
        .putObject("code")
        .putArray("coding")
        .addObject()
        .put("system", "http://www.nlm.nih.gov/research/umls/rxnorm")
        .put("code", "8640");
    fhir.on("Medication/m1", medication);

    assertThat(rules(answer(request))).doesNotContain("DATA-01 INFO");
    assertThat(fhir.asked()).containsExactly("Medication/m1");
  }

  /** A request of a case, with a server that would answer each of its keys. */
  private ObjectNode served(String id) {
    ObjectNode request =
        CASES.renderer().request(CASES.get(id), RunningHipHooks.NOW, RenderOptions.plain());
    String patient = request.path("context").path("patientId").asText();
    for (PrefetchKey key : RunningHipHooks.knowledge().prefetch()) {
      JsonNode value = request.path("prefetch").path(key.name());
      fhir.on(key.template().replace("{{context.patientId}}", patient), value);
    }
    request.put("fhirServer", fhir.base().toString());
    request
        .putObject("fhirAuthorization")
        .put("access_token", "secret")
        .put("token_type", "Bearer")
        .put("expires_in", 300)
        .put("scope", "patient/*.read")
        .put("subject", "hiphooks");
    return request;
  }

  private static ObjectNode page(String next, URI base) {
    ObjectNode bundle = JSON.createObjectNode();
    bundle.put("resourceType", "Bundle").put("type", "searchset");
    bundle.putArray("link").addObject().put("relation", "next").put("url", base + "/" + next);
    return bundle;
  }

  private HookAnswer answer(ObjectNode request) throws Exception {
    ClientSettings client =
        ClientSettings.named("test").fhirServers(List.of(fhir.base())).asDefault().build();
    HipGuidance guidance =
        new HipGuidance(RunningHipHooks.knowledge(), SiteSettings.DEFAULT, client, DEADLINE);
    return guidance.answer(
        "hip-pain-guidance", new RequestReader().read(request), RunningHipHooks.NOW);
  }

  private static List<String> rules(HookAnswer answer) {
    List<String> rules = new ArrayList<>();
    answer.cards().forEach(card -> rules.add(card.rule() + ' ' + card.indicator()));
    return rules;
  }

  private static String detail(HookAnswer answer) {
    StringBuilder details = new StringBuilder();
    for (Card card : answer.cards()) {
      if ("DATA-01".equals(card.rule())) {
        details.append(card.summary()).append('\n').append(card.detail());
      }
    }
    return details.toString();
  }
}
