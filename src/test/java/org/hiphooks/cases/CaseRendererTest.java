package org.hiphooks.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CaseRendererTest {

  private static final RenderOptions PLAIN = RenderOptions.plain();
  private static final IParser STRICT =
      FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());

  static Collection<Case> cases() {
    return Cases.LIBRARY.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyResourceOfEveryCaseIsValidR4(Case vignette) {
    for (JsonNode resource : Cases.resources(Cases.request(vignette.id(), PLAIN))) {
      STRICT.parseResource(resource.toString());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aRequestIsTheSameEveryTime(Case vignette) {
    assertThat(Cases.request(vignette.id(), PLAIN)).isEqualTo(Cases.request(vignette.id(), PLAIN));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyRecordIsAboutThePatientAndHasAnIdOfItsOwn(Case vignette) {
    RenderedChart chart = chart(vignette);
    String patient = "Patient/" + chart.patient().path("id").asText();
    Set<String> ids = new HashSet<>();
    for (ObjectNode resource : chart.records()) {
      JsonNode subject =
          resource.has("patient") ? resource.path("patient") : resource.path("subject");
      assertThat(subject.path("reference").asText()).isEqualTo(patient);
      assertThat(resource.path("id").asText()).matches("[A-Za-z0-9.-]{1,64}");
      assertThat(ids.add(resource.path("id").asText())).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noNameOfALicensedCodeSystemIsShipped(Case vignette) {
    for (JsonNode coding : Cases.request(vignette.id(), PLAIN).findValues("coding")) {
      for (JsonNode one : coding) {
        if (!one.path("system").asText().contains("rxnorm")) {
          assertThat(one.has("display")).isFalse();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyRecordAnswersAPrefetchKey(Case vignette) {
    ObjectNode request = Cases.request(vignette.id(), PLAIN);
    assertThat(request.path("prefetch").size()).isEqualTo(10);
    Set<String> sent = new HashSet<>();
    Cases.resources(Fhir.object().set("p", request.get("prefetch")))
        .forEach(resource -> sent.add(resource.path("id").asText()));
    for (ObjectNode resource : chart(vignette).resources()) {
      assertThat(sent).contains(resource.path("id").asText());
    }
  }

  @Test
  void anInputIsWrittenWithItsCodeValueSideAndTime() {
    JsonNode hop = Cases.byId(Cases.request("V09", PLAIN), "v09-obs-hopTest");
    assertThat(hop.at("/code/coding/0/code").asText()).isEqualTo("hop-test");
    assertThat(hop.path("valueBoolean").booleanValue()).isTrue();
    assertThat(hop.at("/bodySite/coding/0/code").asText()).isEqualTo("287579007");
    assertThat(hop.path("effectiveDateTime").asText()).isEqualTo("2026-05-31T12:00:00Z");
    assertThat(hop.at("/category/0/coding/0/code").asText()).isEqualTo("exam");
  }

  @Test
  void durationIsTheOnsetOfThePain() {
    JsonNode pain = Cases.byId(Cases.request("V09", PLAIN), "v09-cond-hipPain");
    assertThat(pain.path("onsetDateTime").asText()).isEqualTo("2026-05-11");
  }

  @Test
  void withoutPainTheOnsetIsAFindingOfItsOwn() {
    JsonNode onset = Cases.byId(Cases.request("V05", PLAIN), "v05-obs-durationWeeks");
    assertThat(onset.path("valueDateTime").asText()).isEqualTo("2026-05-18");
  }

  @Test
  void ofTheLastDayMeansHoursAgo() {
    JsonNode fever = Cases.byId(Cases.request("O20", PLAIN), "o20-obs-tempC");
    assertThat(fever.path("effectiveDateTime").asText()).isEqualTo("2026-06-01T10:00:00Z");
    assertThat(fever.at("/valueQuantity/value").asText()).isEqualTo("38.0");
  }

  @Test
  void anInjectionIsGivenAtTheTargetOfTheTopCause() {
    JsonNode injection = Cases.byId(Cases.request("V96", PLAIN), "v96-proc-injection-1");
    assertThat(injection.at("/code/coding/0/code").asText())
        .isEqualTo("injection-peritrochanteric");
    assertThat(injection.path("performedDateTime").asText()).isEqualTo("2026-02-21");
  }

  @Test
  void aWarfarinRecordIsTheAnticoagulantToo() {
    RenderedChart chart = chart(Cases.LIBRARY.get("O25"));
    assertThat(chart.records())
        .filteredOn(resource -> resource.path("resourceType").asText().equals("MedicationRequest"))
        .hasSize(1);
  }

  @Test
  void anInjectionOrderBringsItsDrugsAsDraftsBesideIt() {
    ObjectNode request = Cases.request("O18", PLAIN);
    JsonNode drafts = request.at("/context/draftOrders/entry");
    assertThat(drafts).hasSize(3);
    assertThat(
            drafts.at("/1/resource/dosageInstruction/0/doseAndRate/0/doseQuantity/value").asInt())
        .isEqualTo(40);
    assertThat(request.at("/context/selections").isMissingNode()).isTrue();
  }

  @Test
  void anOrderCaseCanBeAskedWhileItIsStillBeingChosen() {
    ObjectNode request = Cases.request("O18", PLAIN.to("hip-order-select", "order-select"));
    assertThat(request.path("hook").asText()).isEqualTo("order-select");
    assertThat(request.at("/context/selections/0").asText())
        .isEqualTo("ServiceRequest/o18-draft-injection");
  }

  @Test
  void aProblemIsAddedInTheContextAndNotInTheRecord() {
    ObjectNode request = Cases.request("O60", PLAIN);
    JsonNode added = request.at("/context/conditions/entry/0/resource");
    assertThat(added.path("id").asText()).isEqualTo("o60-new-problem");
    assertThat(added.has("bodySite")).isFalse();
    assertThat(request.path("prefetch").toString()).doesNotContain("o60-new-problem");
  }

  @Test
  void aPersonIsAsOldAsTheCaseOnTheDayOfRenderingAndBeforeTheBirthday() {
    Case maya = Cases.LIBRARY.get("V09");
    PatientIdentity identity =
        new PatientIdentity("demo-v09", "demo-v09", "Maya", "Lindqvist", MonthDay.of(3, 14));
    for (String day : List.of("2026-03-13", "2026-03-14", "2026-03-15", "2026-12-31")) {
      LocalDate born = LocalDate.parse(birthDate(maya, identity, day));
      assertThat(born.until(LocalDate.parse(day)).getYears()).isEqualTo(27);
      assertThat(MonthDay.from(born)).isEqualTo(MonthDay.of(3, 14));
    }
  }

  @Test
  void aCaseWithoutAgeHasNoBirthDate() {
    assertThat(chart(Cases.LIBRARY.get("V128")).patient().has("birthDate")).isFalse();
  }

  @Test
  void recordsOfTwoPeopleNeverShareAnId() {
    Set<String> ids = new HashSet<>();
    for (DemoPatient patient : Cases.LIBRARY.patients()) {
      Case vignette = Cases.LIBRARY.get(patient.caseId());
      Cases.LIBRARY
          .renderer()
          .chart(vignette, Cases.NOW, patient.identity(), PLAIN)
          .resources()
          .forEach(resource -> assertThat(ids.add(resource.path("id").asText())).isTrue());
    }
  }

  @Test
  void everyTrialOfADemoPatientCanBeOrdered() {
    for (DemoPatient patient : Cases.LIBRARY.patients()) {
      for (DemoPatient.Trial trial : patient.trials()) {
        if (trial.service() != null && trial.hook() != null) {
          Case vignette =
              Cases.LIBRARY
                  .get(patient.caseId())
                  .withOrder(trial.service(), trial.hook(), trial.order());
          ObjectNode request =
              Cases.LIBRARY.renderer().request(vignette, Cases.NOW, patient.identity(), PLAIN);
          assertThat(request.path("context").toString()).contains("entry");
        }
      }
    }
  }

  @Test
  void whatAFactAlwaysBringsAlongIsNamed() {
    CaseRenderer renderer = Cases.LIBRARY.renderer();
    assertThat(renderer.entailed(Cases.LIBRARY.get("V93"))).containsExactly("recentJointProcedure");
    assertThat(renderer.entailed(Cases.LIBRARY.get("V145"))).containsExactly("hipDx");
    assertThat(renderer.entailed(Cases.LIBRARY.get("V09"))).isEmpty();
  }

  @Test
  void aConditionThatIsFalseCannotBeRendered() {
    JsonNode no = Fhir.read("x", "{\"v\":false}").path("v");
    Case impossible = withInputs(Map.of("diabetes", no));
    assertThatThrownBy(() -> chart(impossible))
        .isInstanceOf(CaseUnrenderable.class)
        .hasMessageContaining("diabetes");
  }

  private static Case withInputs(Map<String, JsonNode> inputs) {
    Case like = Cases.LIBRARY.get("V02");
    return new Case("X1", "x", like.service(), like.hook(), inputs, Map.of(), like.expectation());
  }

  private static String birthDate(Case vignette, PatientIdentity identity, String day) {
    Instant now = Instant.parse(day + "T12:00:00Z");
    return Cases.LIBRARY
        .renderer()
        .chart(vignette, now, identity, PLAIN)
        .patient()
        .path("birthDate")
        .asText();
  }

  private static RenderedChart chart(Case vignette) {
    return Cases.LIBRARY.renderer().chart(vignette, Cases.NOW, PatientIdentity.of(vignette), PLAIN);
  }
}
