package org.hiphooks.replay.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitReaderTest {

  private static final String PATIENT =
      """
      {"resourceType": "Patient", "id": "p1", "birthDate": "1990-01-01"}""";
  private static final String PAIN =
      """
      {"resourceType": "Condition", "id": "c1", "subject": {"reference": "Patient/p1"}}""";

  @TempDir private Path temporary;
  private Path folder = Path.of(".");

  @BeforeEach
  void makeFolder() throws IOException {
    folder = temporary.resolve("patients");
    Files.createDirectories(folder);
  }

  @Test
  void aBundleBecomesTheCallOfAnEhrThatOpensTheChart() throws IOException {
    Path file = write("a.json", bundle(PATIENT, PAIN));

    Collected found = Collected.of(file);

    assertThat(found.leftOut).isEmpty();
    assertThat(found.names()).containsExactly("a.json");
    ObjectNode request = found.visits.get(0).request();
    assertThat(request.path("hook").asText()).isEqualTo("patient-view");
    assertThat(request.at("/context/patientId").asText()).isEqualTo("p1");
    assertThat(request.at("/prefetch/patient/id").asText()).isEqualTo("p1");
    assertThat(request.at("/prefetch/conditions/entry/0/resource/id").asText()).isEqualTo("c1");
    assertThat(request.at("/prefetch/measurements/entry").isMissingNode()).isTrue();
    assertThat(request.at("/prefetch/measurements/resourceType").asText()).isEqualTo("Bundle");
  }

  @Test
  void referencesByFullUrlBecomeReferencesByTypeAndId() throws IOException {
    String drug = "urn:uuid:00000000-0000-0000-0000-000000000001";
    Path file =
        write(
            "a.json",
            """
            {"resourceType": "Bundle", "type": "transaction", "entry": [
              {"fullUrl": "urn:uuid:p1", "resource": %s},
              {"fullUrl": "%s", "resource": {"resourceType": "Medication"}},
              {"resource": {"resourceType": "MedicationRequest",
                "medicationReference": {"reference": "%s"},
                "subject": {"reference": "urn:uuid:p1"}}}]}"""
                .formatted(PATIENT, drug, drug));

    ObjectNode request = Collected.of(file).visits.get(0).request();

    assertThat(request.at("/prefetch/medications/entry/1/resource/subject/reference").asText())
        .isEqualTo("Patient/p1");
    assertThat(
            request
                .at("/prefetch/medications/entry/1/resource/medicationReference/reference")
                .asText())
        .isEqualTo("Medication/00000000-0000-0000-0000-000000000001");
  }

  @Test
  void ofABundleOnlyTheRecordsThatSomebodyReadsAreHeld() throws Exception {
    Path file = write("a.json", bundle(PATIENT, "{\"resourceType\": \"Claim\"}", PAIN));

    ObjectNode bundle = JsonFiles.read(file, type -> !"Claim".equals(type));

    assertThat(bundle.path("entry")).hasSize(2);
    assertThat(bundle.at("/entry/1/resource/id").asText()).isEqualTo("c1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"hook\": \"patient-view\", \"hook\": \"order-sign\"}",
        "{\"resourceType\": \"Bundle\"} {}",
        "{\"entry\": [",
      })
  void whatIsNotOneWholeObjectIsNotJson(String text) throws IOException {
    Collected found = Collected.of(write("a.json", text));

    assertThat(found.visits).isEmpty();
    assertThat(found.leftOut).singleElement().matches(l -> l.reason().startsWith("is not JSON"));
  }

  @Test
  void aBundleOfTwoPatientsIsLeftOutAndNamed() throws IOException {
    String other = PATIENT.replace("p1", "p2");
    Collected found = Collected.of(write("two.json", bundle(PATIENT, other)));

    assertThat(found.visits).isEmpty();
    assertThat(found.leftOut)
        .containsExactly(LeftOut.missing("two.json", "holds 2 patients; give each its own file"));
  }

  @Test
  void aPatientWithoutBirthDateIsReplayedAndNoted() throws IOException {
    String ageless = "{\"resourceType\": \"Patient\", \"id\": \"p1\"}";
    Collected found = Collected.of(write("a.json", bundle(ageless, PAIN)));

    assertThat(found.visits).hasSize(1);
    assertThat(found.leftOut)
        .singleElement()
        .matches(note -> !note.whole() && note.reason().contains("birthDate"));
  }

  @Test
  void whatIsNotJsonIsNamedWithItsLineAndTheRestGoesOn() throws IOException {
    write("a.json", "{\n  \"resourceType\": \"Bundle\",\n  oops\n}");
    write("b.json", bundle(PATIENT));

    Collected found = Collected.of(folder);

    assertThat(found.names()).containsExactly("b.json");
    assertThat(found.leftOut)
        .singleElement()
        .matches(l -> l.place().equals("a.json") && l.reason().startsWith("is not JSON at line 3"));
  }

  @Test
  void theNumberOfVisitsIsToldBeforeTheyAreRead() throws IOException {
    write("a.json", bundle(PATIENT));
    write("a.expected.json", "{}");
    write("notes.txt", "");
    write("Hip/case-1/Patient/p1.json", PATIENT);
    write("Hip/case-1/Condition/c1.json", PAIN);
    write("Hip/case-2/Patient/p1.json", PATIENT);
    write("Hip/case-2/request-1.json", "{\"hook\": \"patient-view\", \"context\": {}}");
    write("export/all.ndjson", PATIENT + "\n" + PATIENT.replace("p1", "p2"));

    Collected found = Collected.of(folder);

    assertThat(found.expected).isEqualTo(found.visits.size()).isEqualTo(5);
  }

  @Test
  void aFolderThatMustNotBeReadIsNamedAndTheRestGoesOn() throws IOException {
    write("a.json", bundle(PATIENT));
    write("closed/b.json", bundle(PATIENT));
    Path closed = folder.resolve("closed");
    Files.setPosixFilePermissions(closed, Set.of());
    Assumptions.assumeFalse(Files.isReadable(closed), "this user may read everything");

    Collected found = Collected.of(folder);
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));

    assertThat(found.names()).containsExactly("a.json");
    assertThat(found.leftOut)
        .containsExactly(LeftOut.missing("closed", "the folder must not be read by this user"));
  }

  @Test
  void filesAreReadAsPeopleSortThem() throws IOException {
    for (String name : new String[] {"p10.json", "p9.json", "P2.json"}) {
      write(name, bundle(PATIENT));
    }

    assertThat(Collected.of(folder).names()).containsExactly("P2.json", "p9.json", "p10.json");
  }

  @Test
  void aFolderOfResourcesByTypeIsOnePatient() throws IOException {
    write("Hip/case-1/Patient/p1.json", PATIENT);
    write("Hip/case-1/Condition/c1.json", PAIN);
    write("Hip/case-2/Patient/p1.json", PATIENT);

    Collected found = Collected.of(folder);

    assertThat(found.leftOut).isEmpty();
    assertThat(found.names()).containsExactly("Hip/case-1", "Hip/case-2");
    assertThat(
            found.visits.get(0).request().at("/prefetch/conditions/entry/0/resource/id").asText())
        .isEqualTo("c1");
  }

  @Test
  void aCallWithoutPrefetchTakesTheRecordsBesideIt() throws IOException {
    write("case-1/Patient/p1.json", PATIENT);
    write("case-1/Condition/c1.json", PAIN);
    write(
        "case-1/request-1.json",
        """
        {"hook": "order-sign", "context": {"patientId": "p1"}}""");

    Collected found = Collected.of(folder);

    assertThat(found.names()).containsExactly("case-1/request-1.json");
    assertThat(found.visits.get(0).service()).isEqualTo("hip-order-sign");
    assertThat(found.visits.get(0).request().at("/prefetch/patient/id").asText()).isEqualTo("p1");
  }

  @Test
  void aCallWhoseHookNobodyAnswersIsLeftOutUnlessAServiceIsNamed() throws IOException {
    Path file =
        write(
            "a.json",
            """
            {"hook": "appointment-book", "context": {"patientId": "p1"}, "prefetch": {}}""");

    assertThat(Collected.of(file).leftOut).hasSize(1);
    assertThat(Collected.of("hip-pain-guidance", file).visits).hasSize(1);
  }

  @Test
  void aCaseMayBeWrittenInYaml() throws IOException {
    Path file =
        write(
            "mine.yaml",
            """
            id: X1
            title: Groin pain and nothing else
            service: hip-pain-guidance
            hook: patient-view
            inputs:
              age: 30
              hipPain: true
              locGroin: true
            expect:
              cards: [GAP-01]
              redFlags: {}
            """);

    Collected found = Collected.of(file);

    assertThat(found.leftOut).isEmpty();
    Visit visit = found.visits.get(0);
    assertThat(visit.title()).isEqualTo("Groin pain and nothing else");
    Expected expected = expected(visit);
    assertThat(expected.cards()).containsExactly(new ExpectedCard("GAP-01", null, null));
  }

  @Test
  void aCaseWithAnUnknownElementIsNamedWithIt() throws IOException {
    Collected found =
        Collected.of(
            write(
                "mine.json",
                """
                {"id": "X", "title": "t", "service": "hip-pain-guidance", "hook": "patient-view",
                 "input": {}, "inputs": {}, "expect": {}}"""));

    assertThat(found.visits).isEmpty();
    assertThat(found.leftOut)
        .singleElement()
        .matches(l -> l.reason().contains("unknown element 'input'"));
  }

  @Test
  void theExpectedAnswerBesideAPatientCountsWithItsTime() throws IOException {
    Path file =
        write("a.request.json", "{\"hook\": \"patient-view\", \"context\": {}, \"prefetch\": {}}");
    write(
        "a.expected.json",
        """
        {"at": "2026-05-01T00:00:00Z", "assessment": {"top": "DX-02", "gaps": ["b", "a"]},
         "cards": [{"rule": "RF-01", "level": "critical", "topic": "RF01C"}]}""");

    Visit visit = Collected.of("hip-pain-guidance", file).visits.get(0);

    assertThat(visit.at()).isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
    Expected expected = expected(visit);
    assertThat(expected.ordered()).isTrue();
    assertThat(expected.cards()).containsExactly(new ExpectedCard("RF-01", "critical", "RF01C"));
    assertThat(expected.assessment()).containsEntry("top", "DX-02").containsEntry("gaps", "a, b");
  }

  private static Expected expected(Visit visit) {
    Expected expected = visit.expected();
    if (expected == null) {
      throw new AssertionError("no expectation");
    }
    return expected;
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static String bundle(String... resources) {
    StringBuilder entries = new StringBuilder();
    for (String resource : resources) {
      entries.append(entries.length() == 0 ? "" : ",");
      entries.append("{\"resource\": ").append(resource).append('}');
    }
    return "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [" + entries + "]}";
  }
}
