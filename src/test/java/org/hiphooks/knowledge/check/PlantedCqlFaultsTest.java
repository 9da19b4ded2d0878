package org.hiphooks.knowledge.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.AbstractStringAssert;
import org.hiphooks.knowledge.ContentProblem;
import org.junit.jupiter.api.Test;

/** A fault in the CQL is found where it is, alone, and with what to do. */
class PlantedCqlFaultsTest {

  private static final String RED_FLAGS = "cql/HipRedFlags.cql";
  private static final String GUIDANCE = "cql/HipGuidance.cql";
  private static final String CODES = "cql/HipCodes.cql";
  private static final String SETTINGS = "cql/HipSettings.cql";

  private static ContentProblem only(Planted planted) {
    assertThat(planted.problems()).hasSize(1);
    return planted.problems().get(0);
  }

  private static AbstractStringAssert<?> assertPlace(Planted planted, String file, String text) {
    ContentProblem problem = only(planted);
    assertThat(problem.file() + ':' + problem.line() + ':' + problem.column())
        .isEqualTo(planted.where(file, text));
    return assertThat(problem.toString());
  }

  @Test
  void anUnknownDefineIsNamedWithTheOneThatWasMeantAndWhereThatIs() {
    Planted planted = Planted.replaced(RED_FLAGS, "In.\"hopTest\"", "In.\"hopTset\"");
    String defined = Planted.nothing().where("cql/HipInputs.cql", "\"hopTest\":");
    String line = defined.substring(0, defined.lastIndexOf(':'));
    assertPlace(planted, RED_FLAGS, "\"hopTset\"")
        .contains("error HH214: 'hopTset' is not defined in cql/HipInputs.cql")
        .endsWith("did you mean \"hopTest\"? (defined in " + line + ")");
    assertThat(only(planted).excerpt()).contains("In.\"hopTset\" is true");
  }

  @Test
  void aDefineOfAnotherLibraryIsNamedWithItsPrefix() {
    Planted planted = Planted.replaced(RED_FLAGS, "Derived.\"loadPain\"", "\"loadPain\"");
    assertPlace(planted, RED_FLAGS, "\"loadPain\"")
        .contains("HH214")
        .contains("write Derived.\"loadPain\" (defined in cql/HipDerived.cql:");
  }

  @Test
  void aSyntaxErrorIsNamedWhereItBegins() {
    Planted planted =
        Planted.replaced(
            GUIDANCE, "define \"Show SC-03 info\":", "define \"Show SC-03 info\" either:");
    assertPlace(planted, GUIDANCE, "either").contains("error HH201: unexpected 'either'");
  }

  @Test
  void anErrorOfTypesIsNamedWithTheTypes() {
    Planted planted =
        Planted.replaced(
            GUIDANCE,
            "define \"Show SC-03 info\":",
            "define \"sum\": 1 + 'a'\n\n" + "define \"Show SC-03 info\":");
    assertPlace(planted, GUIDANCE, "1 + 'a'")
        .contains("error HH215: operator Add does not take (Integer, String)");
  }

  @Test
  void aLibraryThatIsIncludedUnderAWrongNameIsNamed() {
    Planted planted =
        Planted.replaced(GUIDANCE, "include HipInputs version", "include HipInpust version");
    assertPlace(planted, GUIDANCE, "include HipInpust")
        .contains("error HH203: library HipInpust does not exist")
        .contains("did you mean HipInputs?");
  }

  @Test
  void aNameThatIsDeclaredTwiceIsNamedWithTheFirst() {
    Planted planted =
        Planted.replaced(
            GUIDANCE,
            "define \"Show SC-03 info\":",
            "define \"Show SC-02 warning\": true\n\ndefine \"Show SC-03 info\":");
    assertPlace(planted, GUIDANCE, "define \"Show SC-02 warning\": true")
        .contains("error HH204: 'Show SC-02 warning' is declared twice; first in line ");
  }

  @Test
  void aValueSetThatDoesNotExistIsNamedWhereItIsDeclared() {
    Planted planted = Planted.replaced(CODES, "ValueSet/side-right'", "ValueSet/side-rihgt'");
    assertThat(planted.problems()).isNotEmpty();
    assertThat(planted.problems())
        .filteredOn(ContentProblem::isError)
        .singleElement()
        .satisfies(
            problem ->
                assertThat(problem.toString())
                    .startsWith(
                        planted.where(CODES, "'https://w3id.org/hiphooks/ValueSet/side-rihgt'"))
                    .contains(
                        "error HH401: value set ", "does not exist; did you mean side-right?"));
  }

  @Test
  void anUndefinedCodeOfOurOwnIsNamedWhereARuleDeclaresIt() {
    Planted planted = Planted.replaced(CODES, ": 'low-bmd' from", ": 'low-bdm' from");
    assertPlace(planted, CODES, "'low-bdm'")
        .contains("error HH402: code 'low-bdm' is not defined in fhir-resources/code-system/")
        .endsWith("did you mean 'low-bmd'?");
  }

  @Test
  void aForeignCodeThatNoValueSetHoldsIsNamedWhereARuleDeclaresIt() {
    Planted planted = Planted.replaced(CODES, "'24136001'", "'24136099'");
    assertPlace(planted, CODES, "'24136099'")
        .contains("error HH403: code '24136099' of http://snomed.info/sct is in no value set");
  }

  @Test
  void aBannedWordIsNamedInATextOfARule() {
    Planted planted =
        Planted.replaced(
            GUIDANCE,
            "define \"Show SC-03 info\":",
            "define \"word\": 'All clear.'\n\ndefine \"Show SC-03 info\":");
    assertPlace(planted, GUIDANCE, "'All clear.'")
        .contains("error HH301: \"All clear\" must not stand in a text of a card");
  }

  @Test
  void aSettingWithoutRangeIsNamed() {
    Planted planted = Planted.replaced(SETTINGS, "@range 6..26 @unit weeks", "@unit weeks");
    assertPlace(planted, SETTINGS, "CHRONIC_WEEKS")
        .contains("error HH501: setting CHRONIC_WEEKS has no range");
  }

  @Test
  void aSettingWithADefaultOutsideItsRangeIsNamed() {
    Planted planted =
        Planted.replaced(
            SETTINGS, "CHRONIC_WEEKS Integer default 12", "CHRONIC_WEEKS Integer default 52");
    assertPlace(planted, SETTINGS, "CHRONIC_WEEKS")
        .contains("error HH502: default 52 is outside 6..26");
  }

  @Test
  void aSettingThatIsNotBelowTheOneItMustStayBelowIsNamed() {
    Planted unknown = Planted.replaced(SETTINGS, "@below CHRONIC_WEEKS", "@below CHRONIC_WEEK");
    assertPlace(unknown, SETTINGS, "SUBACUTE_PT_WEEKS")
        .contains("error HH502: SUBACUTE_PT_WEEKS is not below CHRONIC_WEEK");
    Planted above =
        Planted.replaced(
            SETTINGS, "DX_POSSIBLE Integer default 3", "DX_POSSIBLE Integer default 6");
    assertPlace(above, SETTINGS, "DX_POSSIBLE")
        .contains("error HH502: DX_POSSIBLE is not below DX_LIKELY");
  }
}
