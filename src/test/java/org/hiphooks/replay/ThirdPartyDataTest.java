package org.hiphooks.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hiphooks.replay.ReplayCommandTest.Run;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patients and calls that nobody here wrote: none has a hip problem. */
class ThirdPartyDataTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DATA =
      Path.of(System.getProperty("hiphooks.shared", "../shared")).resolve("third-party");

  /** Cards about the data and not about the patient. */
  private static final Set<String> ABOUT_DATA = Set.of("DATA-01");

  @TempDir private Path folder;

  @Test
  void noHipCardForPatientsWithoutHipPainAndNoCrash() throws Exception {
    Assumptions.assumeTrue(
        Files.isDirectory(DATA), "no third-party data here; -Dhiphooks.shared names its folder");
    Run run =
        ReplayCommandTest.run(
            "replay",
            DATA.toString(),
            "--service",
            "hip-pain-guidance",
            "--at",
            "2026-06-01T12:00:00Z",
            "--report",
            folder.toString());

    assertThat(run.err()).doesNotContain("fault");
    JsonNode report = JSON.readTree(folder.resolve("report.json").toFile());
    assertThat(report.path("visits").size()).isEqualTo(29);
    for (JsonNode visit : report.path("visits")) {
      assertThat(visit.path("failedRules")).isEmpty();
      for (JsonNode card : visit.path("cards")) {
        assertThat(card.path("rule").asText()).as(visit.path("name").asText()).isIn(ABOUT_DATA);
      }
    }
    JsonNode read = report.at("/summary/recordsRead");
    for (String type : List.of("Patient", "Condition", "MedicationRequest", "Observation")) {
      assertThat(read.path(type).asInt()).as(type).isPositive();
    }
    assertThat(report.path("leftOut"))
        .hasSize(3)
        .allMatch(missing -> missing.path("reason").asText().startsWith("is not JSON at line"));
  }
}
