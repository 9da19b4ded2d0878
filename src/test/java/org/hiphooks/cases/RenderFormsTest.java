package org.hiphooks.cases;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Terminology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The other forms in which a case can be written. */
class RenderFormsTest {

  private static final RenderOptions PLAIN = RenderOptions.plain();
  private static final RenderOptions VARIED = PLAIN.withSeed(3).withVariedCodings();
  private static final IParser STRICT =
      FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
  private static final Content CONTENT = Content.ofDirectory(Path.of("."));
  private static final Terminology TERMINOLOGY = Terminology.of(CONTENT);

  static Collection<Case> cases() {
    return Cases.LIBRARY.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyFormButTheVendorsIsValidR4(Case vignette) {
    List<RenderOptions> forms =
        List.of(
            VARIED.withWindow(Window.OLDEST),
            VARIED.withSeed(4).withWindow(Window.NEWEST).withNoise(60));
    for (RenderOptions form : forms) {
      for (JsonNode resource : Cases.resources(Cases.request(vignette.id(), form))) {
        STRICT.parseResource(resource.toString());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSameSeedGivesTheSameBytes(Case vignette) {
    RenderOptions all = VARIED.withWindow(Window.OLDEST).withNoise(60).inVendorShape();
    assertThat(Cases.request(vignette.id(), all).toString())
        .isEqualTo(Cases.request(vignette.id(), all).toString());
  }

  @Test
  void anotherSeedGivesOtherCodings() {
    assertThat(Cases.request("V09", VARIED).path("prefetch"))
        .isNotEqualTo(Cases.request("V09", VARIED.withSeed(9)).path("prefetch"));
  }

  @Test
  void variedFormsUseAnswersUnitsZonesAndPeriods() {
    StringBuilder all = new StringBuilder();
    for (Case vignette : cases()) {
      all.append(Cases.request(vignette.id(), VARIED));
    }
    assertThat(all.toString())
        .contains("52101004", "260385009", "[degF]", "mmol/mol", "mg/dL", "+13:00", "-08:00")
        .contains("effectivePeriod", "effectiveInstant", "\"issued\"", "onsetPeriod")
        .contains("valueInteger", "MedicationStatement", "\"contained\"", "24028007");
  }

  @Test
  void variedOrdersContainTheirDrugsAndLinkThemToTheInjection() {
    StringBuilder all = new StringBuilder();
    for (Case vignette : cases()) {
      all.append(Cases.request(vignette.id(), VARIED).path("context"));
    }
    assertThat(all.toString()).contains("basedOn", "contained", "61593002");
  }

  @Test
  void anInjectionKeepsTheCodeOfItsTarget() {
    for (long seed = 0; seed < 20; seed++) {
      JsonNode order =
          Cases.byId(Cases.request("O18", VARIED.withSeed(seed)), "o18-draft-injection");
      assertThat(order.at("/code/coding/0/code").asText()).isEqualTo("injection-peritrochanteric");
    }
  }

  @Test
  void theEndsOfAWindowAreTheOldestAndTheNewestThatCount() {
    assertThat(hopTime(Window.OLDEST)).isEqualTo("2026-05-02T12:00:00Z");
    assertThat(hopTime(Window.NEWEST)).isEqualTo("2026-06-01T12:00:00Z");
    assertThat(hopTime(Window.USUAL)).isEqualTo("2026-05-31T12:00:00Z");
  }

  @Test
  void anOldGestationIsAsManyWeeksYoungerAsItIsOld() {
    ObjectNode request = Cases.request("V17", PLAIN.withWindow(Window.OLDEST));
    JsonNode age = Cases.byId(request, "v17-obs-gestationWeeks");
    assertThat(age.at("/valueQuantity/code").asText()).isEqualTo("d");
    assertThat(age.at("/valueQuantity/value").asInt()).isZero();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noiseIsAddedAndChangesNothingOfTheRecordItself(Case vignette) {
    List<ObjectNode> plain = chart(vignette, PLAIN).records();
    List<ObjectNode> noisy = chart(vignette, PLAIN.withNoise(60)).records();
    assertThat(noisy.size()).isEqualTo(plain.size() + 60);
    assertThat(noisy.subList(0, plain.size())).isEqualTo(plain);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noiseOfTheOtherSideIsNeverPainALocationOrASeriousPositive(Case vignette) {
    for (ObjectNode noise : noise(vignette)) {
      String text = noise.toString();
      if (text.contains("287679003") || text.contains("7771000")) {
        assertThat(text).doesNotContain("pain-location", "49218002");
        for (String serious :
            List.of("xr-fracture", "mri-bsi", "bone-lesion", "mri-avn", "xr-aff")) {
          if (text.contains(serious)) {
            assertThat(noise.path("valueBoolean").asBoolean(true)).isFalse();
          }
        }
      }
    }
  }

  @Test
  void unrelatedRecordsAreInNoValueSet() {
    Rendering rendering = Rendering.read(CONTENT.files());
    for (JsonNode record : rendering.at("/noise/unrelated")) {
      for (JsonNode codings :
          List.of(record.at("/code/coding"), record.at("/medicationCodeableConcept/coding"))) {
        for (JsonNode coding : codings) {
          Code code = Code.of(coding);
          assertThat(TERMINOLOGY.valueSetsOf(code.system(), code.code())).as(code.code()).isEmpty();
        }
      }
    }
  }

  @Test
  void noiseHasRecordsOfOthersErrorsOldOnesAndOnesToCome() {
    StringBuilder all = new StringBuilder();
    cases().forEach(vignette -> all.append(noise(vignette)));
    assertThat(all.toString())
        .contains("Patient/somebody-else", "entered-in-error", "refuted", "dataAbsentReason")
        .contains("[arb'U]", "proposal", "doNotPerform", "cancelled", "\"criticality\":\"low\"");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theVendorSendsOidsLongIdsAndAbsoluteReferences(Case vignette) {
    ObjectNode request = Cases.request(vignette.id(), PLAIN.inVendorShape());
    String text = request.toString();
    assertThat(text).doesNotContain("http://snomed.info/sct", "http://loinc.org");
    assertThat(text).doesNotContain("\"medicationCodeableConcept\"", "doseAndRate");
    String patient = request.at("/context/patientId").asText();
    for (JsonNode resource : Cases.resources(request)) {
      if (!"OperationOutcome".equals(resource.path("resourceType").asText())) {
        assertThat(resource.path("id").asText()).hasSizeGreaterThan(64).containsPattern("[.-]");
      }
      if (resource.has("subject")) {
        assertThat(resource.at("/subject/reference").asText())
            .isEqualTo("https://ehr.example.org/api/FHIR/R4/Patient/" + patient);
      }
    }
  }

  @Test
  void theVendorSaysThatASearchFoundNothingByAWarning() {
    JsonNode bundle = Cases.request("V06", PLAIN.inVendorShape()).at("/prefetch/procedures");
    assertThat(bundle.path("total").asInt()).isZero();
    assertThat(bundle.at("/entry/0/resource/issue/0/severity").asText()).isEqualTo("warning");
    assertThat(bundle.at("/entry/0/search/mode").asText()).isEqualTo("outcome");
  }

  @Test
  void theVendorSendsTheDrugOfADraftAsAnotherEntry() {
    ObjectNode request =
        Cases.request("O01", PLAIN.inVendorShape().to("hip-order-select", "order-select"));
    JsonNode entries = request.at("/context/draftOrders/entry");
    assertThat(entries).hasSize(2);
    String reference = entries.at("/0/resource/medicationReference/reference").asText();
    assertThat(reference).endsWith(entries.at("/1/resource/id").asText());
    assertThat(request.at("/context/selections/0").asText())
        .isEqualTo("MedicationRequest/" + entries.at("/0/resource/id").asText());
  }

  private static List<ObjectNode> noise(Case vignette) {
    List<ObjectNode> noise = new ArrayList<>();
    Set<String> own = new HashSet<>();
    chart(vignette, PLAIN).records().forEach(record -> own.add(record.path("id").asText()));
    for (ObjectNode record : chart(vignette, PLAIN.withSeed(5).withNoise(60)).records()) {
      if (!own.contains(record.path("id").asText())) {
        noise.add(record);
      }
    }
    return noise;
  }

  private static String hopTime(Window window) {
    return Cases.byId(Cases.request("V09", PLAIN.withWindow(window)), "v09-obs-hopTest")
        .path("effectiveDateTime")
        .asText();
  }

  private static RenderedChart chart(Case vignette, RenderOptions options) {
    return Cases.LIBRARY
        .renderer()
        .chart(vignette, Cases.NOW, PatientIdentity.of(vignette), options);
  }
}
