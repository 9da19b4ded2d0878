package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.hiphooks.cases.Case;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.cases.Degradation;
import org.hiphooks.cases.DemoPatient;
import org.hiphooks.cases.PatientIdentity;
import org.hiphooks.cases.RenderOptions;
import org.hiphooks.cdshooks.AnswerWriter;
import org.hiphooks.cdshooks.Card;
import org.hiphooks.cdshooks.HookAnswer;
import org.hiphooks.cdshooks.RequestReader;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.PrefetchKey;
import org.hiphooks.knowledge.SiteSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Records that another project's server hands out, by its own search and in its own pages, give the
 * cards that the same records give when they are sent ahead.
 */
class IndependentFhirServerIT {

  private static final CaseLibrary CASES = CaseLibrary.load(Content.embedded());
  private static final Duration DEADLINE = Duration.ofMinutes(1);
  private static final int NOISE = 60;
  private static final int EVERY = 10;

  @SuppressWarnings("NullAway.Init")
  private static IndependentFhirServer fhir;

  @BeforeAll
  static void startsTheServer() throws Exception {
    fhir = IndependentFhirServer.shared();
  }

  static Stream<String> patients() {
    return CASES.patients().stream().map(DemoPatient::id);
  }

  static Stream<String> cases() {
    List<Case> known =
        CASES.all().stream()
            .filter(c -> RunningHipHooks.knowledge().service(c.service()).isPresent())
            .toList();
    return Stream.iterate(0, index -> index < known.size(), index -> index + EVERY)
        .map(index -> known.get(index).id());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("patients")
  void aPatientsCardsAreTheSameFetchedAsSent(String id) throws Exception {
    DemoPatient patient =
        CASES.patients().stream().filter(known -> known.id().equals(id)).findFirst().orElseThrow();
    checkFetched(
        CASES
            .renderer()
            .request(
                CASES.get(patient.caseId()),
                RunningHipHooks.NOW,
                patient.identity(),
                RenderOptions.plain()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void recordsThatFillSeveralPagesAreAllRead(String id) throws Exception {
    ObjectNode request = request("pages", CASES.get(id), RenderOptions.plain().withNoise(NOISE));
    checkFetched(request);
    assertThat(pages(request)).as("searches that need a second page").isNotEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void drugsThatAreOnlyReferredToAreReadInOtherCodingsToo(String id) throws Exception {
    ObjectNode request = request("drugs", CASES.get(id), RenderOptions.plain().withVariedCodings());
    checkFetched(Degradation.withReferencedMedications().apply(request));
  }

  @Test
  void aFirstPageThatWasSentIsContinuedWhereTheServerSays() throws Exception {
    ObjectNode request = request("first", CASES.get("V09"), RenderOptions.plain().withNoise(NOISE));
    List<String> sent = cards(answer(request, IndependentFhirServer.TOKEN));
    fhir.store(records(request));
    for (String key : pages(request)) {
      ((ObjectNode) request.path("prefetch")).set(key, fhir.get(query(key, request)));
    }

    HookAnswer answer = answer(served(request), IndependentFhirServer.TOKEN);

    assertThat(cards(answer)).isEqualTo(sent);
    assertThat(answer.unread()).isEmpty();
  }

  @Test
  void aFindingThatWasDeletedIsNoFinding() throws Exception {
    ObjectNode request = request("gone", CASES.get("V09"), RenderOptions.plain());
    fhir.store(records(request));
    List<String> before = cards(fetched(request, IndependentFhirServer.TOKEN));
    for (JsonNode record : records(request)) {
      if ("Observation".equals(record.path("resourceType").asText())) {
        fhir.delete("Observation/" + record.path("id").asText());
      }
    }
    ObjectNode without = request.deepCopy();
    for (String key : List.of("findings", "measurements")) {
      ((ObjectNode) without.path("prefetch").path(key)).remove("entry");
    }

    HookAnswer after = fetched(request, IndependentFhirServer.TOKEN);

    assertThat(cards(after)).isNotEqualTo(before);
    assertThat(cards(after)).isEqualTo(cards(answer(without, IndependentFhirServer.TOKEN)));
    assertThat(after.unread()).isEmpty();
  }

  @Test
  void aPatientWhoWasDeletedIsUnreadAndNotAgeless() throws Exception {
    ObjectNode request = request("nobody", CASES.get("V11"), RenderOptions.plain());
    fhir.store(records(request));
    fhir.delete("Patient/" + text(request.path("context"), "patientId"));

    HookAnswer answer = fetched(request, IndependentFhirServer.TOKEN);

    assertThat(answer.unread()).contains("patient");
    assertThat(answer.cards()).extracting(Card::rule).contains("DATA-01");
  }

  @Test
  void aTokenThatTheServerRefusesLeavesWhatWasSent() throws Exception {
    ObjectNode request = request("token", CASES.get("V09"), RenderOptions.plain());
    fhir.store(records(request));
    ((ObjectNode) request.path("prefetch")).remove("medications");

    HookAnswer answer = answer(served(request), "another-token");

    assertThat(answer.cards()).extracting(Card::rule).contains("RF-01", "DATA-01");
    assertThat(answer.unread()).containsExactly("medications");
  }

  private static void checkFetched(ObjectNode request) throws Exception {
    List<String> sent = cards(answer(request, IndependentFhirServer.TOKEN));
    fhir.store(records(request));

    HookAnswer answer = fetched(request, IndependentFhirServer.TOKEN);

    assertThat(cards(answer)).isEqualTo(sent);
    assertThat(answer.unread()).isEmpty();
  }

  /** The request of a patient of the test's own: the server keeps what earlier tests stored. */
  private static ObjectNode request(String test, Case vignette, RenderOptions options) {
    String prefix = test + '-' + vignette.id().toLowerCase(Locale.ROOT);
    PatientIdentity identity =
        new PatientIdentity(prefix + "-patient", prefix, vignette.id(), "Testcase", null);
    return CASES.renderer().request(vignette, RunningHipHooks.NOW, identity, options);
  }

  /** What the request holds for its prefetch keys, each record once. */
  private static List<JsonNode> records(ObjectNode request) {
    Map<String, JsonNode> records = new LinkedHashMap<>();
    for (JsonNode value : request.path("prefetch")) {
      List<JsonNode> found = new ArrayList<>();
      value.path("entry").forEach(entry -> found.add(entry.path("resource")));
      for (JsonNode record :
          "Patient".equals(text(value, "resourceType")) ? List.of(value) : found) {
        records.put(text(record, "resourceType") + '/' + text(record, "id"), record);
      }
    }
    return new ArrayList<>(records.values());
  }

  /** Keys whose search the server answers with more than one page. */
  private static List<String> pages(ObjectNode request) throws IOException, InterruptedException {
    List<String> keys = new ArrayList<>();
    for (PrefetchKey key : RunningHipHooks.knowledge().prefetch()) {
      for (JsonNode link : fhir.get(query(key.name(), request)).path("link")) {
        if ("next".equals(text(link, "relation"))) {
          keys.add(key.name());
        }
      }
    }
    return keys;
  }

  private static String query(String key, ObjectNode request) {
    String patient = text(request.path("context"), "patientId");
    return RunningHipHooks.knowledge().prefetch().stream()
        .filter(known -> known.name().equals(key))
        .map(known -> known.template().replace("{{context.patientId}}", patient))
        .findFirst()
        .orElseThrow();
  }

  private static HookAnswer fetched(ObjectNode request, String token) throws Exception {
    ObjectNode bare = request.deepCopy();
    bare.remove("prefetch");
    return answer(served(bare), token);
  }

  private static ObjectNode served(ObjectNode request) {
    return request.deepCopy().put("fhirServer", fhir.base().toString());
  }

  private static HookAnswer answer(ObjectNode request, String token) throws Exception {
    if (request.has("fhirServer")) {
      request
          .putObject("fhirAuthorization")
          .put("access_token", token)
          .put("token_type", "Bearer")
          .put("expires_in", 300)
          .put("scope", "patient/*.read")
          .put("subject", "hiphooks");
    }
    ClientSettings client =
        ClientSettings.named("test").fhirServers(List.of(fhir.base())).asDefault().build();
    HipGuidance guidance =
        new HipGuidance(RunningHipHooks.knowledge(), SiteSettings.DEFAULT, client, DEADLINE);
    String service =
        RunningHipHooks.knowledge().services().stream()
            .filter(plan -> plan.hook().equals(text(request, "hook")))
            .findFirst()
            .orElseThrow()
            .id();
    return guidance.answer(service, new RequestReader().read(request), RunningHipHooks.NOW);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  /** All that a reader sees of each card. */
  private static List<String> cards(HookAnswer answer) {
    List<String> cards = new ArrayList<>();
    for (JsonNode card : AnswerWriter.cardsTree(answer.cards()).path("cards")) {
      cards.add(card.toPrettyString());
    }
    return cards;
  }
}
