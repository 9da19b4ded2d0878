package org.hiphooks.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hiphooks.Main;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import picocli.CommandLine;

/** The command as a tester calls it, with the content of this build. */
class ReplayCommandTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CASES = Path.of("fhir-resources/cases");
  private static final String AT = "2026-06-01T12:00:00Z";

  @TempDir private Path folder;

  @Test
  void casesThatAgreeEndWithZeroAndEveryReportIsWhole() throws Exception {
    Path reports = folder.resolve("reports");
    Run run =
        run(
            "replay",
            CASES.resolve("V09.json").toString(),
            CASES.resolve("V10.json").toString(),
            "--at",
            AT,
            "--report",
            reports.toString());

    assertThat(run.code).isZero();
    assertThat(run.out).contains("2 visits: 2 agree, 0 differ, 0 errored").contains("RF-01");
    assertThat(reports.toFile().list())
        .containsExactlyInAnyOrder("report.html", "report.json", "junit.xml", "cards.csv");
    JsonNode json = JSON.readTree(reports.resolve("report.json").toFile());
    assertThat(json.at("/summary/complete").asBoolean()).isTrue();
    assertThat(json.at("/summary/agree").asInt()).isEqualTo(2);
    assertThat(json.at("/visits/0/name").asText()).isEqualTo("V09.json");
    assertThat(json.at("/visits/0/cards/0/rule").asText()).isEqualTo("RF-01");
    assertThat(json.at("/summary/rules/RF-01/fired").asInt()).isEqualTo(2);
    assertThat(junit(reports).getAttribute("tests")).isEqualTo("2");
    assertThat(Files.readAllLines(reports.resolve("cards.csv")))
        .hasSizeGreaterThan(3)
        .anyMatch(line -> line.startsWith("V09.json,hip-pain-guidance,agree,RF-01,critical,RF01C"));
    assertThat(Files.readString(reports.resolve("report.html")))
        .contains("all 2 visits with an expectation agree")
        .doesNotContain("src=\"http", "href=\"http");
  }

  @Test
  void aCaseThatDiffersEndsWithOneAndSaysWhatDiffers() throws Exception {
    String wrong = Files.readString(CASES.resolve("V09.json")).replace("\"RF-01\",", "\"RF-07\",");
    Path file = Files.writeString(folder.resolve("mine.json"), wrong);
    Path reports = folder.resolve("reports");
    Run run = run("replay", file.toString(), "--at", AT, "--report", reports.toString());

    assertThat(run.code).isEqualTo(1);
    assertThat(run.out)
        .contains("differs mine.json")
        .contains("- missed RF-07 critical")
        .containsPattern("HipRedFlags.\"RF-07 critical\" is false, cql/HipRedFlags.cql:\\d+")
        .contains("+ extra RF-01 critical");
    JsonNode missed =
        JSON.readTree(reports.resolve("report.json").toFile()).at("/visits/0/differences/0");
    String line =
        Files.readAllLines(Path.of(missed.path("file").asText()))
            .get(missed.path("line").asInt() - 1);
    assertThat(line).contains("saddleAnaesthesia");
    assertThat(Files.readString(reports.resolve("report.html")))
        .contains("id=\"visit-1\"", "href=\"#visit-1\"", "id=\"rule-RF-07\"")
        .contains("href=\"#rule-RF-07\"", "saddleAnaesthesia");
    Element test = (Element) junit(reports).getElementsByTagName("failure").item(0);
    assertThat(test.getTextContent()).contains("missed RF-07 critical");
  }

  @Test
  void anAnswerThatWasAcceptedIsExpectedFromThenOn() throws Exception {
    Path file = folder.resolve("ann.request.json");
    try (InputStream in = getClass().getResourceAsStream("/golden/examples/V86.request.json")) {
      Files.copy(in, file);
    }
    Run open = run("replay", file.toString(), "--at", AT);
    assertThat(open.out).contains("1 without expectation");

    assertThat(run("replay", file.toString(), "--at", AT, "--update").code).isZero();
    Path golden = folder.resolve("ann.expected.json");
    assertThat(run("replay", file.toString()).code).isZero();

    Files.writeString(golden, Files.readString(golden).replace("\"ESC-2\"", "\"ESC-3\""));
    Run changed = run("replay", file.toString());
    assertThat(changed.code).isEqualTo(1);
    assertThat(changed.out).contains("missed ESC-3").contains("extra ESC-2 info");
  }

  @Test
  void whatCannotBeReadIsCountedAndTheCommandDoesNotEndWithZero() throws Exception {
    Files.copy(CASES.resolve("V09.json"), folder.resolve("a.json"));
    Files.writeString(folder.resolve("b.json"), "{");
    Run run = run("replay", folder.toString(), "--at", AT);

    assertThat(run.code).isEqualTo(1);
    assertThat(run.out).contains("left out b.json: is not JSON").contains("1 left out");
  }

  @Test
  void rulesThatNoPatientMakesFireAreNamed() throws Exception {
    Path reports = folder.resolve("reports");
    String visit = CASES.resolve("V09.json").toString();
    Run run = run("replay", visit, "--at", AT, "--report", reports.toString());

    assertThat(run.out).containsPattern("\\d+ of \\d+ rules never fired and were never expected: ");
    JsonNode rules = JSON.readTree(reports.resolve("report.json").toFile()).at("/summary/rules");
    assertThat(rules.at("/RF-07/fired").asInt(-1)).isZero();
    assertThat(rules.has("ORD-01")).as("a rule of a service that was not asked").isFalse();
  }

  @Test
  void theDiskThatIsFullLeavesNoReportThatLooksWhole() throws Exception {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "no device here that is always full");
    Path reports = Files.createDirectories(folder.resolve("reports"));
    Files.createSymbolicLink(reports.resolve("report.json.partial"), full);
    Files.writeString(reports.resolve("report.json"), "of yesterday");
    Run run =
        run("replay", CASES.resolve("V09.json").toString(), "--at", AT, "--report", reports + "");

    assertThat(run.code).isEqualTo(4);
    assertThat(run.err).contains("report.json cannot be written: the disk is full");
    assertThat(reports.resolve("report.json")).doesNotExist();
    assertThat(reports.resolve("junit.xml")).doesNotExist();
    assertThat(reports.resolve("cards.csv")).doesNotExist();
  }

  @Test
  void aCellThatASpreadsheetWouldTakeForAFormulaIsText() throws Exception {
    Path file = folder.resolve("=HYPERLINK(1),\"x\".json");
    Files.copy(CASES.resolve("V09.json"), file);
    Path reports = folder.resolve("reports");
    run("replay", file.toString(), "--at", AT, "--report", reports.toString());

    assertThat(Files.readAllLines(reports.resolve("cards.csv")))
        .anyMatch(line -> line.startsWith("\"'=HYPERLINK(1),\"\"x\"\".json\",hip-pain-guidance,"));
  }

  @Test
  void theCountsOfEveryReportAreTheSame() throws Exception {
    Files.copy(CASES.resolve("V09.json"), folder.resolve("a.json"));
    String wrong = Files.readString(CASES.resolve("V10.json")).replace("\"RF-01", "\"RF-07");
    Files.writeString(folder.resolve("b.json"), wrong);
    Files.writeString(folder.resolve("c.json"), "{");
    Path reports = folder.resolve("reports");
    Run run = run("replay", folder.toString(), "--at", AT, "--report", reports.toString());

    assertThat(run.out).contains("2 visits: 1 agree, 1 differ, 0 errored").contains("1 left out");
    JsonNode summary = JSON.readTree(reports.resolve("report.json").toFile()).path("summary");
    Element suite = junit(reports);
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo(summary.path("differ").asText());
    assertThat(suite.getAttribute("errors")).isEqualTo(summary.path("leftOut").asText());
    assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    assertThat(Files.readString(reports.resolve("report.html")))
        .contains("1 of 2 visits differ, 1 left out");
  }

  @Test
  void everyFaultIsRightOrHonest() throws Exception {
    Run run = run("replay", CASES.resolve("V86.json").toString(), "--at", AT, "--degrade", "all");

    assertThat(run.code).as(run.out).isZero();
    assertThat(run.out).doesNotContain("! with ");
    assertThat(run.out.lines().filter(line -> line.matches("key \\w+ missing .*"))).hasSize(10);
  }

  @Test
  void anIdWithControlCharactersReachesNeitherTheTerminalNorBreaksTheXml() throws Exception {
    Path export =
        Files.writeString(
            folder.resolve("all.ndjson"),
            "{\"resourceType\":\"Patient\",\"id\":\"a\\u001b[31m\\u0001b\",\"birthDate\":\"1990\"}");
    Path reports = folder.resolve("reports");
    Run run = run("replay", export.toString(), "--report", reports.toString());

    assertThat(run.out).contains("1 visit").doesNotContain("\u001b").doesNotContain("\u0001");
    Element test = (Element) junit(reports).getElementsByTagName("testcase").item(0);
    assertThat(test.getAttribute("name")).isEqualTo("all.ndjson#a?[31m?b");
  }

  @Test
  void anAnswerAcceptedOfAnotherServiceIsNotExpectedOfThisOneAndNotWrittenOver() throws Exception {
    Path file = folder.resolve("ann.request.json");
    try (InputStream in = getClass().getResourceAsStream("/golden/examples/V86.request.json")) {
      Files.copy(in, file);
    }
    String other = "{\"service\": \"hip-order-sign\", \"cards\": [{\"rule\": \"ORD-01\"}]}";
    Path golden = Files.writeString(folder.resolve("ann.expected.json"), other);
    Run run = run("replay", file.toString(), "--at", AT, "--update");

    assertThat(run.out).contains("0 differ").contains("1 without expectation");
    assertThat(Files.readString(golden)).isEqualTo(other);
  }

  @ParameterizedTest
  @CsvSource({
    "--degrade, some, --degrade takes 'all'",
    "--against, ftp://x, --against takes an http or https address",
    "--at, yesterday, 2026-06-01T12:00:00Z",
  })
  void anOptionThatIsNotUnderstoodIsAWrongUsage(String option, String value, String words) {
    Run run = run("replay", CASES.resolve("V09.json").toString(), option, value);

    assertThat(run.code).isEqualTo(2);
    assertThat(run.err).contains(words);
  }

  @Test
  void aPathThatIsNotThereIsNamed() {
    Run run = run("replay", folder.resolve("nothing").toString());

    assertThat(run.code).isEqualTo(4);
    assertThat(run.err).contains("nothing cannot be read");
  }

  @Test
  void aReportThatCannotBeWrittenIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Run run = run("replay", CASES.resolve("V09.json").toString(), "--report", file + "/reports");

    assertThat(run.code).isEqualTo(4);
    assertThat(run.err).contains("cannot be written");
  }

  @Test
  void aServiceThatDoesNotExistIsAWrongUsage() {
    Run run = run("replay", CASES.toString(), "--service", "hip-pain-guidence");

    assertThat(run.code).isEqualTo(2);
    assertThat(run.err).contains("no service hip-pain-guidence; there are ", "hip-pain-guidance");
  }

  private static Element junit(Path reports) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(reports.resolve("junit.xml").toFile())
        .getDocumentElement();
  }

  static Run run(String... arguments) {
    CommandLine line = Main.commandLine();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int code = line.execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }

  /** What a command left behind. */
  record Run(int code, String out, String err) {}

  static List<Path> copy(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      List<Path> all = paths.toList();
      for (Path path : all) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
      return all;
    }
  }
}
