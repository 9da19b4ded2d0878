package org.hiphooks.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.Content;
import org.hiphooks.knowledge.Knowledge;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** Records are read one by one, leniently, and what is lost is named. */
class ChartReaderTest {

  private static final Knowledge KNOWLEDGE = Knowledge.load(Content.embedded());
  private static final ChartReader READER =
      new ChartReader(KNOWLEDGE.terminology(), KNOWLEDGE.prefetch());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HIP_PAIN =
      "'code':{'coding':[{'system':'urn:oid:2.16.840.1.113883.6.96','code':'49218002'}]}";

  @Test
  void aCodeSystemNamedByItsOidIsTheSameSystem() throws Exception {
    Condition condition =
        (Condition) only(read(record("Condition", "c", "p1", HIP_PAIN)), "Condition");
    assertThat(condition.getCode().getCodingFirstRep().getSystem())
        .isEqualTo("http://snomed.info/sct");
  }

  @Test
  void aRecordWhoseIdNamesNothingIsUnreadAndLosesNoOther() throws Exception {
    Chart chart =
        read(
            record("Condition", "http://ehr.example.org/fhir", "p1", HIP_PAIN),
            record("Condition", "c", "p1", HIP_PAIN));
    assertThat(chart.usable()).containsEntry("Condition", 1);
    assertThat(chart.unread())
        .contains(new Unread("Condition", "Condition", Unread.Reason.MALFORMED));
  }

  @Test
  void aBirthDateWithATimeInItIsUnreadAndLosesNoRecord() throws Exception {
    Chart chart =
        read(
            "{'resourceType':'Patient','id':'p1','birthDate':'1960-05-31T00:00:00Z'}",
            record("Condition", "c", "p1", HIP_PAIN));
    assertThat(chart.usable()).containsEntry("Condition", 1).doesNotContainKey("Patient");
    assertThat(chart.unread()).contains(new Unread("Patient", "Patient", Unread.Reason.MALFORMED));
  }

  @Test
  void recordsOfAnotherPatientAreNotOfThisChart() throws Exception {
    Chart chart = read(record("Condition", "c", "someone-else", HIP_PAIN));
    assertThat(chart.byType()).isEmpty();
    assertThat(chart.foreign()).isEqualTo(1);
    assertThat(chart.unread()).noneMatch(unread -> "Condition".equals(unread.name()));
  }

  @Test
  void anAbsoluteReferenceNamesThePatientToo() throws Exception {
    Chart chart =
        read(record("Condition", "c", "https://ehr.example.org/fhir/Patient/p1", HIP_PAIN));
    assertThat(chart.byType()).containsKey("Condition");
  }

  @Test
  void aRecordWithoutAKnownCodeIsNotParsed() throws Exception {
    Chart chart =
        read(
            record(
                "Condition",
                "c",
                "p1",
                "'code':{'coding':[{'system':'http://snomed.info/sct','code':'1'}]}"));
    assertThat(chart.byType()).isEmpty();
  }

  @Test
  void aMalformedRecordIsNamedAndLosesNoOther() throws Exception {
    Chart chart =
        read(
            record("Condition", "bad", "p1", HIP_PAIN + ",'recordedDate':'the other day'"),
            record("Condition", "good", "p1", HIP_PAIN));
    assertThat(chart.byType().getOrDefault("Condition", List.of())).hasSize(1);
    assertThat(chart.unread())
        .contains(new Unread("Condition", "Condition", Unread.Reason.MALFORMED));
  }

  @Test
  void aFaultInAnElementNobodyReadsCostsNothing() throws Exception {
    Chart chart = read(record("Condition", "c", "p1", HIP_PAIN + ",'note':'no array','stage':7"));
    assertThat(chart.byType()).containsKey("Condition");
    assertThat(chart.unread()).noneMatch(unread -> "Condition".equals(unread.name()));
  }

  @Test
  void anObjectWhereFhirHasAnArrayIsReadAsOne() throws Exception {
    Chart chart =
        read(
            record(
                "Condition",
                "c",
                "p1",
                HIP_PAIN
                    + ",'bodySite':{'coding':[{'system':'http://snomed.info/sct',"
                    + "'code':'287579007'}]}"));
    assertThat(((Condition) only(chart, "Condition")).getBodySite()).hasSize(1);
  }

  @Test
  void ofTwoRecordsWithOneIdTheLaterStands() throws Exception {
    Chart chart =
        read(
            record("Condition", "c", "p1", HIP_PAIN + ",'recordedDate':'2026-01-01'"),
            record("Condition", "c", "p1", HIP_PAIN + ",'recordedDate':'2026-02-02'"));
    assertThat(((Condition) only(chart, "Condition")).getRecordedDateElement().getValueAsString())
        .isEqualTo("2026-02-02");
  }

  @Test
  void aContainedMedicationGivesTheDrugItsCodes() throws Exception {
    Chart chart =
        read(
            record(
                "MedicationRequest",
                "m",
                "p1",
                "'status':'active','intent':'order','medicationReference':{'reference':'#x'},"
                    + "'contained':[{'resourceType':'Medication','id':'x','code':{'coding':[{"
                    + "'system':'http://www.nlm.nih.gov/research/umls/rxnorm','code':'8640'}]}}]"));
    MedicationRequest drug = (MedicationRequest) only(chart, "MedicationRequest");
    assertThat(drug.getMedicationCodeableConcept().getCodingFirstRep().getCode()).isEqualTo("8640");
  }

  @Test
  void aDrugThatCannotBeLookedUpIsUnreadNotAbsent() throws Exception {
    Chart chart =
        read(
            record(
                "MedicationRequest",
                "m",
                "p1",
                "'status':'active','intent':'order','medicationReference':{'reference':'Medication/y'}"));
    assertThat(chart.unread())
        .contains(
            new Unread(
                "MedicationRequest", "MedicationRequest", Unread.Reason.UNRESOLVED_MEDICATION));
  }

  private static Chart read(String... records) throws JsonProcessingException {
    String entries = "{'resource':" + String.join("},{'resource':", records) + "}";
    JsonNode bundle =
        JSON.readTree(("{'resourceType':'Bundle','entry':[" + entries + "]}").replace('\'', '"'));
    return READER.read("p1", Map.of("anything", bundle));
  }

  private static String record(String type, String id, String patient, String more) {
    String reference = patient.contains("/") ? patient : "Patient/" + patient;
    return "{'resourceType':'"
        + type
        + "','id':'"
        + id
        + "','subject':{'reference':'"
        + reference
        + "'},"
        + more
        + "}";
  }

  private static Resource only(Chart chart, String type) {
    List<ChartRecord> records = chart.byType().getOrDefault(type, List.of());
    assertThat(records).hasSize(1);
    return records.get(0).resource();
  }
}
