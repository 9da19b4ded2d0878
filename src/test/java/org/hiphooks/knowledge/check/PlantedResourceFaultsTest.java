package org.hiphooks.knowledge.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hiphooks.knowledge.ContentProblem;
import org.junit.jupiter.api.Test;

/** A fault in a FHIR resource is found where it is, alone, and with what to do. */
class PlantedResourceFaultsTest {

  private static final String PLAN = "fhir-resources/plan-definition/hip-pain-guidance.json";
  private static final String ACTIVITY = "fhir-resources/activity-definition/SG-ED.json";
  private static final String HOP_TEST = "fhir-resources/value-set/input-hop-test.json";
  private static final String TITLE = "\"title\": \"Under 10: only red-flag rules run";

  private static void assertFound(Planted planted, String file, String text, String... words) {
    assertThat(planted.problems())
        .singleElement()
        .extracting(ContentProblem::toString)
        .asString()
        .startsWith(planted.where(file, text))
        .contains(words);
  }

  @Test
  void theShippedContentHasNoProblem() {
    assertThat(Planted.nothing().problems()).isEmpty();
    assertThat(Planted.nothing().report().files()).isGreaterThan(700);
  }

  @Test
  void aPlanThatNamesAnUnknownDefineIsNamedWithTheOneThatWasMeant() {
    Planted planted = Planted.replaced(PLAN, "\"Show RF-02 critical\"", "\"Show RF-02 critcal\"");
    assertFound(
        planted,
        PLAN,
        "\"Show RF-02 critcal\"",
        "/action/0/condition/0/expression/expression: error HH214: ",
        "did you mean \"Show RF-02 critical\"? (defined in cql/HipGuidance.cql:");
  }

  @Test
  void reasonsForOverrideThatDoNotExistAreNamed() {
    Planted planted = Planted.replaced(PLAN, "ValueSet/or-rf\"", "ValueSet/or-fr\"");
    assertFound(
        planted,
        PLAN,
        "\"https://w3id.org/hiphooks/ValueSet/or-fr\"",
        "error HH401: value set https://w3id.org/hiphooks/ValueSet/or-fr does not exist");
  }

  @Test
  void anIncludedValueSetThatDoesNotExistIsNamed() {
    String file = "fhir-resources/value-set/exam-findings-of-hip.json";
    Planted planted = Planted.replaced(file, "/input-reduced-hip-rom", "/input-reduced-hip-mor");
    assertFound(
        planted,
        file,
        "\"https://w3id.org/hiphooks/ValueSet/input-reduced-hip-mor",
        "error HH401: value set ",
        "does not exist");
  }

  @Test
  void anUndefinedCodeOfOurOwnIsNamedInAValueSet() {
    Planted planted = Planted.replaced(HOP_TEST, "\"hop-test\",", "\"hop-tset\",");
    assertFound(
        planted,
        HOP_TEST,
        "hop-tset",
        "error HH402: code 'hop-tset' is not defined in"
            + " fhir-resources/code-system/hip-findings.json; did you mean 'hop-test'?");
  }

  @Test
  void anUndefinedCodeOfOurOwnIsNamedInAnOrder() {
    String file = "fhir-resources/activity-definition/SG-QR.json";
    Planted planted = Planted.replaced(file, "\"complete-hip-form\"", "\"fill-hip-form\"");
    assertFound(planted, file, "fill-hip-form", "error HH402: code 'fill-hip-form' is not");
  }

  @Test
  void aSummaryThatIsTooLongIsAWarningWithItsLength() {
    Planted planted = Planted.replaced(PLAN, TITLE, TITLE + " and ".repeat(40));
    assertFound(
        planted,
        PLAN,
        TITLE.substring("\"title\": ".length()),
        "/title: warning HH310: summary has ",
        " characters, at most 139; shorten it by ");
    assertThat(planted.report().errors()).isZero();
  }

  @Test
  void aSummaryCountsWithTheLongestTextsFilledIn() {
    Planted planted =
        Planted.replaced(
            PLAN, "\"{short}: step 0, ", "\"{short}: step 0, {surgTeam}, " + "x".repeat(30));
    assertFound(planted, PLAN, "\"{short}: step 0, ", "HH310", "with the longest texts filled in");
  }

  @Test
  void aBannedWordIsNamedInACard() {
    Planted planted = Planted.replaced(PLAN, TITLE, TITLE + ", please");
    assertFound(planted, PLAN, "please", "error HH301: \"please\" must not stand in a text");
  }

  @Test
  void aPlaceholderThatNothingFillsIsNamed() {
    Planted planted = Planted.replaced(PLAN, TITLE, TITLE + " {shrot}");
    assertFound(planted, PLAN, "{shrot}", "HH302", "nothing fills the placeholder {shrot}");
  }

  @Test
  void anIdThatStandsTwiceInAPlanIsNamedWithTheFirst() {
    Planted planted =
        Planted.replaced(PLAN, "\"id\": \"RF-03-critical\",", "\"id\":  \"RF-02-critical\",");
    assertThat(planted.problems())
        .extracting(ContentProblem::toString)
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith(line(planted.where(PLAN, "\"id\":  \"RF-02-critical\"")))
                    .contains("error HH110: 'RF-02-critical' stands twice; it stands in line "));
  }

  @Test
  void anAddressThatStandsInTwoFilesIsNamedWithTheOther() {
    String copy = "fhir-resources/value-set/zz-copy.json";
    Planted planted =
        Planted.written(
            copy,
            Planted.shipped(HOP_TEST).replace("\"id\": \"input-hop-test\"", "\"id\": \"zz\""));
    assertFound(
        planted,
        copy,
        "\"https://w3id.org/hiphooks/ValueSet/input-hop-test\"",
        "error HH110: ",
        "it stands in " + HOP_TEST + " too");
  }

  @Test
  void aFileThatIsNoJsonIsNamedWhereItBreaks() {
    Planted planted = Planted.replaced(ACTIVITY, "\"status\": \"draft\",", "\"status\": \"draft\"");
    assertThat(planted.problems())
        .filteredOn(problem -> problem.file().equals(ACTIVITY))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.toString()).contains("error HH101: is not JSON: ");
              assertThat(problem.line()).isEqualTo(lineNumber(planted, "\"status\"") + 1);
            });
  }

  @Test
  void aCaseThatIsNoJsonIsNamedToo() {
    Planted planted = Planted.replaced("fhir-resources/cases/V10.json", "{", "{{");
    assertThat(planted.problems())
        .singleElement()
        .extracting(ContentProblem::toString)
        .asString()
        .startsWith("fhir-resources/cases/V10.json:1:2: error HH101: is not JSON: ");
  }

  @Test
  void aPlanThatFhirRefusesIsNamedAtTheElement() {
    Planted planted =
        Planted.replaced(PLAN, "\"kind\": \"applicability\"", "\"kind\": \"applies\"");
    assertThat(planted.problems())
        .isNotEmpty()
        .allSatisfy(
            problem ->
                assertThat(problem.toString())
                    .startsWith(line(planted.where(PLAN, "\"kind\": \"applies\"")))
                    .contains("error HH410: PlanDefinition is not valid: "));
  }

  @Test
  void onlyTheReferenceToADefineIsLetThroughAsALanguageOfExpressions() {
    Planted planted =
        Planted.replaced(
            PLAN, "\"language\": \"text/cql-identifier\"", "\"language\": \"text/cql-name\"");
    assertFound(planted, PLAN, "\"text/cql-name\"", "error HH410: PlanDefinition is not valid: ");
  }

  @Test
  void anActivityThatFhirRefusesIsNamedAtTheElement() {
    Planted planted =
        Planted.replaced(ACTIVITY, "\"intent\": \"proposal\"", "\"intend\": \"proposal\"");
    assertFound(planted, ACTIVITY, "\"proposal\"", "/intend: error HH410: ActivityDefinition is");
  }

  @Test
  void aValueSetThatNoCqlUsesIsAWarning() {
    String file = "fhir-resources/value-set/zz-unused.json";
    Planted planted =
        Planted.written(file, Planted.shipped(HOP_TEST).replace("input-hop-test", "zz-unused"));
    assertFound(planted, file, "\"https://", "warning HH420: no CQL uses this value set");
    assertThat(planted.report().warnings()).isEqualTo(1);
  }

  @Test
  void aSuggestionThatIsMissingIsNamedWhereACardOffersIt() {
    String file = "fhir-resources/activity-definition/SG-DDIMER.json";
    List<ContentProblem> problems = Planted.removed(file).problems();
    assertThat(problems).isNotEmpty();
    assertThat(problems)
        .allSatisfy(
            problem ->
                assertThat(problem.toString())
                    .startsWith(PLAN + ':')
                    .contains("ActivityDefinition/SG-DDIMER does not exist"));
  }

  /** The place without its column. */
  private static String line(String place) {
    return place.substring(0, place.lastIndexOf(':') + 1);
  }

  private static int lineNumber(Planted planted, String text) {
    String place = line(planted.where(ACTIVITY, text));
    return Integer.parseInt(place.substring(ACTIVITY.length() + 1, place.length() - 1));
  }
}
