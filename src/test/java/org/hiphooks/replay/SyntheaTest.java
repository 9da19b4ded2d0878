package org.hiphooks.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hiphooks.replay.ReplayCommandTest.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred patients that Synthea made, with its own illnesses and the hip histories of {@code
 * src/synthea}. What each is answered is stated in {@code expected.txt}; {@code
 * -Dhiphooks.synthea=write} writes it anew, to be reviewed as a diff.
 */
class SyntheaTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path EXPECTED = Path.of("src/test/resources/synthea/expected.txt");
  private static final String FINDINGS = "https://w3id.org/hiphooks/CodeSystem/hip-findings";
  private static final String YES = "373066001";

  @TempDir private static Path folder;

  private static JsonNode report = JSON.createObjectNode();

  @BeforeAll
  static void replay() throws Exception {
    Path export = Files.createDirectories(folder.resolve("export"));
    unpack(export);
    Run run =
        ReplayCommandTest.run(
            "replay",
            export.toString(),
            "--at",
            "2026-06-01T12:00:00Z",
            "--report",
            folder.resolve("report").toString());
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    report = JSON.readTree(folder.resolve("report/report.json").toFile());
  }

  @Test
  void everyPatientIsAnsweredAsStated() throws Exception {
    List<String> got = new ArrayList<>();
    for (JsonNode visit : report.path("visits")) {
      got.add((patient(visit) + "  " + String.join(", ", cards(visit))).strip());
    }
    if ("write".equals(System.getProperty("hiphooks.synthea"))) {
      Files.write(EXPECTED, got);
    }

    assertThat(got).hasSize(100).isEqualTo(Files.readAllLines(EXPECTED));
  }

  @Test
  void nothingIsLeftOutAndEveryTypeIsRead() {
    assertThat(report.path("leftOut")).isEmpty();
    for (String type :
        List.of("Condition", "Observation", "MedicationRequest", "Procedure", "DiagnosticReport")) {
      assertThat(report.at("/summary/recordsRead/" + type).asInt()).as(type).isGreaterThan(1000);
    }
  }

  @Test
  void whoHasNoHipRecordGetsNoCard() throws Exception {
    Set<String> hips = new HashSet<>(holders("Condition", "M25.55"));
    hips.addAll(holders("Observation", FINDINGS));
    int without = 0;
    for (JsonNode visit : report.path("visits")) {
      if (!hips.contains(patient(visit))) {
        without++;
        assertThat(cards(visit)).as(patient(visit)).isEmpty();
      }
    }
    assertThat(without).isGreaterThan(20);
  }

  @Test
  void whoHopsWithPainInTheGroinHasACriticalRedFlag() throws Exception {
    Set<String> painful = new TreeSet<>(holders("Observation", "\"hop-test\"", YES));
    painful.retainAll(holders("Observation", "\"loc-groin\""));
    assertThat(painful).isNotEmpty();

    Map<String, List<String>> cards = new HashMap<>();
    for (JsonNode visit : report.path("visits")) {
      cards.put(patient(visit), cards(visit));
    }
    assertThat(painful)
        .allSatisfy(p -> assertThat(cards.get(p)).anyMatch(c -> c.matches("RF-.* critical")));
  }

  private static String patient(JsonNode visit) {
    String name = visit.path("name").asText();
    return name.substring(name.indexOf('#') + 1);
  }

  private static List<String> cards(JsonNode visit) {
    List<String> cards = new ArrayList<>();
    for (JsonNode card : visit.path("cards")) {
      cards.add(card.path("rule").asText() + ' ' + card.path("level").asText());
    }
    return cards;
  }

  /** Patients with a record that holds all these words. */
  private static Set<String> holders(String type, String... words) throws IOException {
    Set<String> found = new HashSet<>();
    for (String line : Files.readAllLines(folder.resolve("export/" + type + ".ndjson"))) {
      if (List.of(words).stream().allMatch(line::contains)) {
        String reference = JSON.readTree(line).at("/subject/reference").asText();
        found.add(reference.substring("Patient/".length()));
      }
    }
    return found;
  }

  private static void unpack(Path folder) throws IOException {
    try (InputStream in = SyntheaTest.class.getResourceAsStream("/synthea/patients.zip");
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
        Files.copy(zip, folder.resolve(Path.of(file.getName()).getFileName()));
      }
    }
  }
}
