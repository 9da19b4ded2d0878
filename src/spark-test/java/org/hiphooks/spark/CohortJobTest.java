package org.hiphooks.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.SparkSession;
import org.hiphooks.cases.CaseLibrary;
import org.hiphooks.config.Settings;
import org.hiphooks.guidance.HipGuidance;
import org.hiphooks.knowledge.Content;
import org.hiphooks.replay.run.AnsweredCard;
import org.hiphooks.replay.run.InProcess;
import org.hiphooks.replay.visit.Asking;
import org.hiphooks.replay.visit.LeftOut;
import org.hiphooks.replay.visit.Visit;
import org.hiphooks.replay.visit.VisitReader;
import org.hiphooks.replay.visit.VisitSink;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job in this process, on two threads. */
class CohortJobTest {

  private static final Instant NOW = Instant.parse(Jobs.AT);

  @TempDir static Path shared;
  private static Path population = Path.of("");
  private static Path usual = Path.of("");

  @TempDir Path folder;

  @BeforeAll
  static void aJob() {
    population = Jobs.population(shared.resolve("population"), 120, 30);
    usual = shared.resolve("usual");
    assertThat(Jobs.run(population, usual).code()).isZero();
  }

  @Test
  void cardsAreThoseOfReplay() throws IOException {
    List<String> expected = new ArrayList<>();
    HipGuidance guidance = HipGuidance.load(Content.embedded(), Settings.DEFAULT);
    InProcess replay = new InProcess(guidance);
    Asking asking =
        new Asking(
            null,
            NOW,
            NOW,
            guidance.offered(),
            guidance.knowledge().prefetch(),
            CaseLibrary.load(Content.embedded()));
    new VisitReader(asking, new Answering(replay, expected)).read(List.of(population));

    List<String> cards =
        Jobs.rows(
            usual,
            "cards",
            "patient",
            "rule",
            "level",
            "topic",
            "summary",
            "detail",
            "array_join(suggestions, ';')",
            "shown");

    assertThat(expected).hasSizeGreaterThan(120);
    assertThat(cards.stream().filter(card -> card.endsWith("|true")))
        .containsExactlyElementsOf(expected.stream().sorted().toList());
  }

  /** Has visits answered as replay does. */
  private record Answering(InProcess replay, List<String> cards) implements VisitSink {

    @Override
    public void visit(Visit visit) {
      String patient = visit.name().substring(visit.name().indexOf('#') + 1);
      for (AnsweredCard card : replay.answer(visit).shown()) {
        cards.add(
            String.join(
                "|",
                patient,
                card.rule(),
                card.level(),
                card.topic(),
                card.summary(),
                card.detail(),
                String.join(";", card.suggestions()),
                "true"));
      }
    }

    @Override
    public void leftOut(LeftOut leftOut) {}
  }

  @Test
  void theManifestNamesWhatWentIn() throws IOException {
    assertThat(Jobs.manifest(usual).at("/job/contentHash").asText())
        .isEqualTo(Content.embedded().hash());
    assertThat(Jobs.manifest(usual).at("/versions/spark").asText()).startsWith("4.");
    assertThat(Jobs.manifest(usual).at("/patients/visits").asInt()).isEqualTo(120);
    assertThat(usual.resolve("work")).doesNotExist();
    assertThat(Files.readString(usual.resolve("report.html")))
        .contains("no expectation was stated", Content.embedded().hash());
  }

  @Test
  void gapsSayWhatIsNotRecordedAndWhichRulesWait() {
    List<String> gaps =
        Jobs.rows(
            usual,
            "gaps",
            "input",
            "recorded + not_recorded = visits",
            "visits",
            "size(rules) > 0",
            "exists(waiting, w -> w.visits > 0)");
    assertThat(gaps).allMatch(gap -> gap.contains("|true|120|true|"));
    assertThat(gaps).anyMatch(gap -> gap.endsWith("|true"));
    assertThat(gaps).anyMatch(gap -> gap.endsWith("|false"));
  }

  @Test
  void slicesAndPartsWithoutPatientsChangeNothing() throws IOException {
    Path out = folder.resolve("out");
    Jobs.Ended ended = Jobs.run(population, out, "--slices", "7", "--parts", "40");
    assertThat(ended.code()).isZero();
    assertThat(Jobs.tables(out)).isEqualTo(Jobs.tables(usual));
  }

  @Test
  void aTableIsAnsweredLikeLines() throws IOException {
    Path table = folder.resolve("table");
    try (SparkSession spark = Jobs.session()) {
      spark
          .read()
          .text(population.toString())
          .withColumnRenamed("value", "resource")
          .write()
          .parquet(table.toString());
    }
    Path out = folder.resolve("out");
    assertThat(Jobs.run(table, out).code()).isZero();
    for (String name : List.of("cards", "visits", "rules", "gaps")) {
      assertThat(Jobs.tables(out).path(name)).as(name).isEqualTo(Jobs.tables(usual).path(name));
    }
  }

  @Test
  void whatCannotBeReadIsNamedWithFileAndLine() throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    String patient = "{\"resourceType\":\"Patient\",\"id\":\"a\",\"birthDate\":\"1990-01-01\"}\n";
    Files.writeString(
        input.resolve("Patient.ndjson"), patient + "\n{\"resourceType\":\"Pat\n[1]\n" + patient);
    String condition = "{\"resourceType\":\"Condition\",\"id\":\"c\"";
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(input.resolve("Condition.ndjson.gz")))) {
      String lines =
          condition
              + "}\n"
              + condition
              + ",\"subject\":{\"reference\":\"Patient/nobody\"}}\n"
              + condition
              + ",\"subject\":{\"reference\":\"Patient/a\"}} trailing\n";
      out.write(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    Path out = folder.resolve("out");
    Jobs.Ended ended = Jobs.run(input, out);
    assertThat(ended.code()).isZero();
    assertThat(
            Jobs.rows(
                out,
                "left_out",
                "coalesce(file, '')",
                "coalesce(cast(line as string), '')",
                "coalesce(patient, '')",
                "coalesce(type, '')",
                "reason"))
        .containsExactly(
            "Condition.ndjson.gz|1||Condition|names no patient",
            "Condition.ndjson.gz|3|||is not JSON",
            "Patient.ndjson|3|||is not JSON",
            "Patient.ndjson|4|||is no resource",
            "||nobody||holds no Patient");
    assertThat(Jobs.rows(out, "visits", "patient")).containsExactly("a");
    assertThat(ended.err() + ended.out()).doesNotContain("nobody");
  }

  @Test
  void aPatientWithTooManyRecordsIsNeverAllClear() throws IOException {
    Path input = Files.createDirectories(folder.resolve("input"));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      lines.append("{\"resourceType\":\"Condition\",\"id\":\"c").append(i);
      lines.append("\",\"subject\":{\"reference\":\"Patient/much\"},\"code\":{\"coding\":");
      lines.append("[{\"system\":\"http://snomed.info/sct\",\"code\":\"38341003\"}]}}\n");
    }
    Files.writeString(input.resolve("Condition.ndjson"), lines);
    Files.writeString(
        input.resolve("Patient.ndjson"),
        "{\"resourceType\":\"Patient\",\"id\":\"much\",\"birthDate\":\"1990-01-01\"}\n"
            + "{\"resourceType\":\"Patient\",\"id\":\"few\",\"birthDate\":\"1990-01-01\"}\n");
    Path out = folder.resolve("out");
    assertThat(Jobs.run(input, out, "--max-records", "5000").code()).isZero();
    assertThat(Jobs.rows(out, "visits", "patient", "records", "fully_read", "size(unread) > 0"))
        .containsExactly("few|1|true|false", "much|100001|false|true");
    assertThat(Jobs.rows(out, "left_out", "patient", "reason", "whole"))
        .containsExactly(
            "much|95001 of 100001 records are not read: the patient has too many|false");
  }
}
