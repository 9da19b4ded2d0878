package org.hiphooks.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DegradationTest {

  private static final List<Degradation> ALL =
      List.of(
          Degradation.withoutKey("findings"),
          Degradation.nullKey("findings"),
          Degradation.failedKey("findings"),
          Degradation.errorBeside("findings"),
          Degradation.emptyKey("findings"),
          Degradation.nextLink("findings"),
          Degradation.warningBeside("findings"),
          Degradation.duplicated(),
          Degradation.shuffled(1),
          Degradation.withForeignRecords(),
          Degradation.inZone(ZoneOffset.ofHours(9)),
          Degradation.withUnknownElements(),
          Degradation.withoutIds(),
          Degradation.withContainedMedications(),
          Degradation.withReferencedMedications());

  @Test
  void theRequestItselfIsNeverChangedAndTheResultIsAlwaysTheSame() {
    ObjectNode request = request();
    for (Degradation degradation : ALL) {
      ObjectNode degraded = degradation.apply(request);
      assertThat(request).isEqualTo(request());
      assertThat(degraded).isNotEqualTo(request).isEqualTo(degradation.apply(request));
    }
  }

  @Test
  void aRequestWithoutPrefetchIsLeftAlone() {
    ObjectNode bare = Fhir.object().put("hook", "patient-view");
    assertThat(Degradation.withoutKey("findings").apply(bare)).isEqualTo(bare);
  }

  @Test
  void aKeyCanBeMissingNullFailedEmptyOrIncomplete() {
    assertThat(findings(Degradation.withoutKey("findings")).isMissingNode()).isTrue();
    assertThat(findings(Degradation.nullKey("findings")).isNull()).isTrue();
    assertThat(findings(Degradation.failedKey("findings")).path("resourceType").asText())
        .isEqualTo("OperationOutcome");
    assertThat(findings(Degradation.emptyKey("findings")).path("entry")).hasSize(1);
    assertThat(findings(Degradation.nextLink("findings")).at("/link/0/relation").asText())
        .isEqualTo("next");
  }

  @Test
  void anErrorOrAWarningMayStandBesideTheAnswer() {
    assertThat(severities(Degradation.errorBeside("findings"))).containsExactly("error");
    assertThat(severities(Degradation.warningBeside("findings"))).containsExactly("warning");
  }

  @Test
  void twoDegradationsAreAppliedOneAfterTheOther() {
    ObjectNode both =
        Degradation.withoutKey("findings").then(Degradation.nullKey("allergies")).apply(request());
    assertThat(both.at("/prefetch/findings").isMissingNode()).isTrue();
    assertThat(both.at("/prefetch/allergies").isNull()).isTrue();
  }

  @Test
  void duplicatesAndAnotherOrderLoseNoRecord() {
    Map<String, JsonNode> before = records(request());
    assertThat(records(Degradation.duplicated().apply(request()))).isEqualTo(before);
    assertThat(records(Degradation.shuffled(3).apply(request()))).isEqualTo(before);
  }

  @Test
  void foreignRecordsAreAboutSomebodyElse() {
    ObjectNode degraded = Degradation.withForeignRecords().apply(request());
    List<JsonNode> foreign =
        Cases.resources(degraded).stream()
            .filter(resource -> resource.path("id").asText().startsWith("foreign-"))
            .toList();
    assertThat(foreign).isNotEmpty();
    for (JsonNode record : foreign) {
      String reference =
          record.at("/subject/reference").asText() + record.at("/patient/reference").asText();
      assertThat(reference).isEqualTo("Patient/somebody-else");
    }
  }

  @Test
  void anotherZoneIsTheSameInstant() {
    ObjectNode degraded = Degradation.inZone(ZoneOffset.ofHours(9)).apply(request());
    assertThat(Cases.byId(degraded, "v86-obs-gtTenderness").path("effectiveDateTime").asText())
        .isEqualTo("2026-05-31T21:00:00+09:00");
    assertThat(Cases.byId(degraded, "v86-cond-hipPain").path("onsetDateTime").asText())
        .isEqualTo("2026-02-09");
  }

  @Test
  void withoutIdsOnlyThePatientCanBeNamed() {
    ObjectNode degraded = Degradation.withoutIds().apply(request());
    assertThat(degraded.at("/prefetch/patient/id").asText()).isEqualTo("v86-patient");
    assertThat(degraded.at("/prefetch/findings/entry/0/resource/id").isMissingNode()).isTrue();
  }

  @Test
  void drugsMayBeContainedOrStandBeside() {
    JsonNode contained =
        Degradation.withContainedMedications().apply(request()).at("/prefetch/medications/entry");
    assertThat(contained.at("/0/resource/contained/0/resourceType").asText())
        .isEqualTo("Medication");
    JsonNode beside =
        Degradation.withReferencedMedications().apply(request()).at("/prefetch/medications/entry");
    assertThat(beside).hasSize(2);
    assertThat(beside.at("/0/resource/medicationReference/reference").asText())
        .isEqualTo("Medication/" + beside.at("/1/resource/id").asText());
  }

  private static ObjectNode request() {
    return Cases.request("V86", RenderOptions.plain());
  }

  private static JsonNode findings(Degradation degradation) {
    return degradation.apply(request()).at("/prefetch/findings");
  }

  private static List<String> severities(Degradation degradation) {
    return findings(degradation).findValuesAsText("severity");
  }

  private static Map<String, JsonNode> records(ObjectNode request) {
    Map<String, JsonNode> records = new TreeMap<>();
    Cases.resources(request)
        .forEach(resource -> records.put(resource.path("id").asText(), resource));
    return records;
  }
}
