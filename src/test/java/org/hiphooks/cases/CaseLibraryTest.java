package org.hiphooks.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hiphooks.knowledge.Content;
import org.junit.jupiter.api.Test;

class CaseLibraryTest {

  private static final CaseLibrary LIBRARY = Cases.LIBRARY;

  @Test
  void thereAreTheCasesOfThePathwayAndOursForThreeHooks() {
    assertThat(LIBRARY.all()).hasSizeGreaterThan(258);
    assertThat(LIBRARY.all())
        .extracting(Case::hook)
        .containsOnly("patient-view", "order-sign", "problem-list-item-create");
  }

  @Test
  void casesAreListedByNumberNotByText() {
    List<String> ids = LIBRARY.all().stream().map(Case::id).toList();
    assertThat(ids).startsWith("O01", "O02").containsSubsequence("V99", "V100", "V101");
  }

  @Test
  void aCaseSaysWhatIsRecordedAndWhatMustBeAnswered() {
    Case maya = LIBRARY.get("V09");
    assertThat(maya.service()).isEqualTo("hip-pain-guidance");
    assertThat(maya.isTrue("hopTest")).isTrue();
    assertThat(maya.number("age")).hasValueSatisfying(age -> assertThat(age).isEqualTo("27"));
    assertThat(maya.expectation().cards()).containsExactly("RF-01", "SP-REDS");
    assertThat(maya.expectation().redFlags()).containsEntry("RF-01", "critical");
    assertThat(maya.expectation().top()).isNull();
  }

  @Test
  void anOrderCaseSaysWhatIsOrdered() {
    Case injection = LIBRARY.get("O18");
    assertThat(injection.service()).isEqualTo("hip-order-sign");
    assertThat(injection.ordered("ordTarget")).contains("PERITROCH");
    assertThat(injection.expectation().cards()).containsExactly("ORD-22:warning");
  }

  @Test
  void everyInputOfACaseIsAnInputWeKnow() {
    InputCatalog catalog = InputCatalog.read(Content.ofDirectory(Path.of(".")).files());
    for (Case vignette : LIBRARY.all()) {
      assertThat(vignette.inputs().keySet()).as(vignette.id()).allMatch(catalog::knows);
      assertThat(vignette.order().keySet()).as(vignette.id()).allMatch(catalog::knows);
    }
  }

  @Test
  void anUnknownCaseIsAnError() {
    assertThatThrownBy(() -> LIBRARY.get("V999")).hasMessageContaining("V999");
  }

  @Test
  void theTwelveDemoPatientsStandInTheirOrder() {
    assertThat(LIBRARY.patients())
        .extracting(DemoPatient::given)
        .containsExactly(
            "Maya", "Tomás", "Jamal", "Sofia", "Lena", "Priya", "Marco", "Helen", "Walter", "Aisha",
            "Grace", "Ruth");
    assertThat(LIBRARY.patients()).extracting(DemoPatient::id).doesNotHaveDuplicates();
  }

  @Test
  void aDemoPatientHasTheSexAndTheCardsOfItsCase() {
    for (DemoPatient patient : LIBRARY.patients()) {
      Case vignette = LIBRARY.get(patient.caseId());
      assertThat(vignette.value("sex").asText()).isEqualTo(patient.gender());
      assertThat(vignette.expectation().cards())
          .as(patient.id())
          .containsExactlyInAnyOrderElementsOf(patient.atChartOpen());
    }
  }

  @Test
  void whatADemoPatientTriesIsExpectedAsInACaseThatShowsTheSame() {
    for (DemoPatient patient : LIBRARY.patients()) {
      for (DemoPatient.Trial trial : patient.trials()) {
        if (trial.like() != null) {
          Case like = LIBRARY.get(trial.like());
          assertThat(like.expectation().cards()).isEqualTo(trial.expect());
          assertThat(like.ordered("ordKind")).isPresent();
        }
      }
    }
  }

  @Test
  void aFileWithAnUnknownElementIsRefusedByName() {
    assertThatThrownBy(() -> CaseReader.readCase("cases/X.json", "{\"id\":\"X\",\"inputz\":{}}"))
        .isInstanceOf(CaseContentInvalid.class)
        .hasMessageContaining("cases/X.json")
        .hasMessageContaining("inputz");
  }

  @Test
  void aFileWithoutATitleIsRefused() {
    assertThatThrownBy(() -> CaseReader.readCase("cases/X.json", "{\"id\":\"X\"}"))
        .isInstanceOf(CaseContentInvalid.class)
        .hasMessageContaining("title");
  }

  @Test
  void contentWithoutRenderingFactsIsRefused() {
    Map<String, String> files = new TreeMap<>(Content.ofDirectory(Path.of(".")).files());
    files.remove(Rendering.PATH);
    Content content = new Content(new TreeMap<>(files), "x");
    assertThatThrownBy(() -> CaseLibrary.load(content))
        .isInstanceOf(CaseContentInvalid.class)
        .hasMessageContaining("rendering.json");
  }
}
