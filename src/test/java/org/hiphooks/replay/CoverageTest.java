package org.hiphooks.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.replay.ReplayCommandTest.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reports say about the defines, limits and records that patients exercise. */
class CoverageTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path CASES = Path.of("fhir-resources/cases");

  @TempDir private Path folder;

  @Test
  void eachDefineSaysHowManyVisitsGaveItWhichValue() throws Exception {
    JsonNode summary = replay("V01.json", "V09.json", "V10.json");

    // V01 has no hip pain; V09 is critical by the painful hop, V10 a warning.
    assertThat(define(summary, "HipDerived.\"gate\"")).isEqualTo("2 true, 1 false, 0 null");
    assertThat(define(summary, "HipGuidance.\"Show RF-01 critical\""))
        .isEqualTo("1 true, 2 false, 0 null");
    assertThat(define(summary, "HipGuidance.\"Show RF-01 warning\""))
        .isEqualTo("1 true, 2 false, 0 null");
  }

  @Test
  void whatOnlyOrdersRestOnIsNeverEvaluatedWhenChartsAreOpened() throws Exception {
    JsonNode visits = replay("V09.json", "V10.json");
    JsonNode orders = replay("O01.json");

    assertThat(never(visits, "HipGuidance.\"Show ORD-01 critical\"")).isEqualTo(2);
    assertThat(never(orders, "HipGuidance.\"Show ORD-01 critical\"")).isZero();
  }

  @Test
  void theTextsOfACardCountAsEvaluatedOnlyWhenItIsShown() throws Exception {
    assertThat(never(replay("V01.json"), "HipGuidance.\"examine next\"")).isEqualTo(1);
    assertThat(never(replay("V10.json"), "HipGuidance.\"examine next\"")).isZero();
  }

  @Test
  void eachLimitSaysOnWhichSideThePatientsAre() throws Exception {
    JsonNode limits = replay("V09.json", "V10.json").path("limits");
    List<String> found = new ArrayList<>();
    for (JsonNode limit : limits) {
      if ("LOAD_SPIKE_PCT".equals(limit.path("setting").asText())) {
        found.add(limit.path("below") + " " + limit.path("at") + " " + limit.path("above"));
      }
    }
    // Both have a longest run that is far above ten percent.
    assertThat(found).containsExactly("0 0 2");
  }

  @Test
  void theRecordsReadAreCountedByType() throws Exception {
    JsonNode read = replay("V09.json").path("recordsRead");

    assertThat(read.path("Patient").asInt()).isEqualTo(1);
    assertThat(read.path("Condition").asInt()).isPositive();
    assertThat(read.path("Observation").asInt()).isPositive();
  }

  @Test
  void thePageAndTheTerminalSayTheSame() throws Exception {
    Run run = run("V09.json");

    String sentence =
        run.out().lines().filter(line -> line.startsWith("Defines: ")).findFirst().orElseThrow();
    assertThat(sentence).matches("Defines: \\d+, \\d+ with every value, .* never evaluated\\.");
    assertThat(Files.readString(folder.resolve("report.html")))
        .contains(sentence)
        .contains("HipGuidance.\"Show RF-01 critical\"");
  }

  private static String define(JsonNode summary, String name) {
    JsonNode count = find(summary, name);
    return count.path("true")
        + " true, "
        + count.path("false")
        + " false, "
        + count.path("null")
        + " null";
  }

  private static int never(JsonNode summary, String name) {
    return find(summary, name).path("never").asInt();
  }

  private static JsonNode find(JsonNode summary, String name) {
    for (JsonNode count : summary.path("defines")) {
      if (name.equals(count.path("define").asText())) {
        return count;
      }
    }
    throw new AssertionError("no define " + name);
  }

  private JsonNode replay(String... cases) throws Exception {
    run(cases);
    return JSON.readTree(folder.resolve("report.json").toFile()).path("summary");
  }

  private Run run(String... cases) {
    List<String> arguments = new ArrayList<>(List.of("replay"));
    for (String name : cases) {
      arguments.add(CASES.resolve(name).toString());
    }
    arguments.addAll(List.of("--at", "2026-06-01T12:00:00Z", "--report", folder.toString()));
    Run run = ReplayCommandTest.run(arguments.toArray(String[]::new));
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    return run;
  }
}
