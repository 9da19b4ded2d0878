package org.hiphooks.knowledge.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.ContentPlace;
import org.hiphooks.knowledge.ContentProblem;
import org.hiphooks.knowledge.ProblemCode;
import org.hiphooks.knowledge.Setting;
import org.junit.jupiter.api.Test;

/** What a person and a machine read. */
class ReportsTest {

  private static final String PLAN = "fhir-resources/plan-definition/hip-pain-guidance.json";
  private static final Colours PLAIN = Colours.of(Colours.Mode.NEVER, Map.of(), false);

  private static final ContentProblem UNKNOWN =
      new ContentProblem(
          ContentPlace.of("cql/HipRedFlags.cql", 88, 10, 9),
          ProblemCode.NOT_DEFINED,
          ContentProblem.Severity.ERROR,
          "'hopTset' is not defined",
          "did you mean \"hopTest\"? (defined in cql/HipInputs.cql:41)",
          "    and (\"hopTset\" or \"Fulcrum\")");
  private static final ContentProblem TOO_LONG =
      ContentProblem.warning(
          new ContentPlace(PLAN, 212, 16, 145, "/action/3/title"),
          ProblemCode.SUMMARY_TOO_LONG,
          "summary has 143 characters, at most 139",
          "");

  private static CheckReport report(ContentProblem... problems) {
    return new CheckReport(List.of(problems), 61, Duration.ofMillis(3210));
  }

  @Test
  void aReportNamesPlaceFaultLineAndRemedyAndEndsWithASum() {
    assertThat(new TextReport(PLAIN, 84).text(report(UNKNOWN, TOO_LONG)))
        .isEqualTo(
            """
            cql/HipRedFlags.cql:88:10: error HH214: 'hopTset' is not defined
               88 |     and ("hopTset" or "Fulcrum")
                  |          ^^^^^^^^^ did you mean "hopTest"? (defined in cql/HipInputs.cql:41)
            %s:212:16 /action/3/title: warning HH310: summary has 143 characters, at most 139
            2 problems (1 error, 1 warning) in 61 files, 3.2 s. Nothing was loaded.
            """
                .formatted(PLAN));
  }

  @Test
  void aRemedyThatDoesNotFitBesideThePlaceStandsBelow() {
    assertThat(new TextReport(PLAIN, 83).text(report(UNKNOWN)))
        .contains(
            """
                  |          ^^^^^^^^^
                  | did you mean "hopTest"? (defined in cql/HipInputs.cql:41)
            """);
  }

  @Test
  void aReportWithoutProblemIsOneLine() {
    assertThat(new TextReport(PLAIN, 80).text(report()))
        .isEqualTo("No problem in 61 files, 3.2 s.\n");
  }

  @Test
  void warningsAloneDoNotKeepContentFromBeingLoaded() {
    assertThat(new TextReport(PLAIN, 80).text(report(TOO_LONG)))
        .endsWith("1 problem (0 errors, 1 warning) in 61 files, 3.2 s.\n");
  }

  @Test
  void aLongLineIsCutAroundThePlace() {
    String line = "x".repeat(500) + "please" + "y".repeat(500);
    ContentProblem problem =
        new ContentProblem(
            ContentPlace.of(PLAN, 7, 501, 6),
            ProblemCode.BANNED_WORD,
            ContentProblem.Severity.ERROR,
            "banned",
            "",
            line);
    List<String> lines = new TextReport(PLAIN, 80).text(report(problem)).lines().toList();
    assertThat(lines.get(1)).hasSizeLessThanOrEqualTo(80).contains("...", "xpleasey");
    assertThat(lines.get(2).indexOf('^')).isEqualTo(lines.get(1).indexOf("please"));
    assertThat(lines.get(2)).matches(" +\\| +\\^{6}");
  }

  @Test
  void coloursAddNothingButColours() {
    Colours colours = Colours.of(Colours.Mode.ALWAYS, Map.of("NO_COLOR", "1"), false);
    String coloured = new TextReport(colours, 80).text(report(UNKNOWN, TOO_LONG));
    assertThat(coloured).contains("\u001b[31;1merror HH214:\u001b[0m", "\u001b[33;1mwarning");
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(new TextReport(PLAIN, 80).text(report(UNKNOWN, TOO_LONG)));
  }

  @Test
  void automaticColoursNeedATerminalThatWantsThem() {
    Map<String, String> none = Map.of();
    assertThat(Colours.of(Colours.Mode.AUTO, none, true).bold("x")).isNotEqualTo("x");
    assertThat(Colours.of(Colours.Mode.AUTO, none, false).bold("x")).isEqualTo("x");
    assertThat(Colours.of(Colours.Mode.AUTO, Map.of("NO_COLOR", "1"), true).bold("x"))
        .isEqualTo("x");
    assertThat(Colours.of(Colours.Mode.AUTO, Map.of("TERM", "dumb"), true).bold("x"))
        .isEqualTo("x");
  }

  @Test
  void aMachineReadsTheSameWithAVersion() {
    JsonNode json = JsonReport.of(report(UNKNOWN, TOO_LONG));
    assertThat(json.path("format").asText()).isEqualTo("hiphooks-check");
    assertThat(json.path("version").asInt()).isEqualTo(1);
    assertThat(json.path("errors").asInt()).isEqualTo(1);
    assertThat(json.at("/problems/0/code").asText()).isEqualTo("HH214");
    assertThat(json.at("/problems/0/line").asInt()).isEqualTo(88);
    assertThat(json.at("/problems/1/pointer").asText()).isEqualTo("/action/3/title");
    assertThat(json.at("/problems/1/severity").asText()).isEqualTo("warning");
  }

  @Test
  void settingsAreATableWithRangeDefaultAndValue() {
    Map<String, Setting> settings = new LinkedHashMap<>();
    settings.put(
        "CHRONIC_WEEKS",
        new Setting(
            "CHRONIC_WEEKS",
            "Integer",
            12,
            new BigDecimal("6"),
            new BigDecimal("26"),
            "weeks",
            "B",
            ""));
    settings.put("CARDS", new Setting("CARDS", "Boolean", true, null, null, "", "U", ""));
    assertThat(SettingsTable.of(settings, Map.of("CHRONIC_WEEKS", 8)))
        .isEqualTo(
            """
            SETTING        RANGE          DEFAULT  VALUE  UNIT   MARK
            CHRONIC_WEEKS  6 to 26        12       8      weeks  B
            CARDS          true or false  true     true          U
            """);
    JsonNode json = JsonReport.of(settings, Map.of("CHRONIC_WEEKS", 8));
    assertThat(json.at("/settings/0/value").asText()).isEqualTo("8");
    assertThat(json.toPrettyString()).contains("\"default\" : 12", "\"max\" : 26");
  }
}
