package org.hiphooks.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.hiphooks.knowledge.Content;
import org.hiphooks.reports.Reports;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/**
 * The engine in JavaScript computes the same value for every define of the rules, and for every
 * part of them, on every case. It needs Node and npm, and is left out where it cannot be installed,
 * unless {@code HIPHOOKS_SECOND_OPINION} is {@code required}; {@code off} leaves it out anyway.
 */
class SecondOpinionTest {

  private static final Path FOLDER = Path.of("target", "second-opinion");
  private static final Path CASES = FOLDER.resolve("given");

  private static final String WISH = String.valueOf(System.getenv("HIPHOOKS_SECOND_OPINION"));

  private static OtherEngine engine;
  private static int cases;

  @BeforeAll
  static void writeCases() throws Exception {
    assumeFalse("off".equals(WISH), "HIPHOOKS_SECOND_OPINION=off");
    try {
      engine = OtherEngine.in(FOLDER);
    } catch (IOException e) {
      if ("required".equals(WISH)) {
        throw e;
      }
      throw new TestAbortedException("No second opinion without Node and npm", e);
    }
    cases = new GivenCases(Content.ofDirectory(Path.of("."))).write(CASES);
  }

  @Test
  void everyDefineHasTheSameValueOnEveryCase() throws Exception {
    JsonNode report = engine.compare(CASES);
    Reports reports = Reports.ofTheBuild();
    String figures = figures(report);
    reports.write("second-opinion.json", report.toPrettyString() + '\n', "the same for programs");
    reports.write("second-opinion.txt", figures, figures);
    assertThat(report.path("differences")).isEmpty();
    assertThat(report.path("differing").asInt()).isZero();
    assertThat(report.path("cases").asInt()).isEqualTo(cases).isGreaterThanOrEqualTo(258);
    assertThat(report.path("defines").asInt()).isGreaterThan(5000);
    assertThat(report.path("compared").asInt()).isGreaterThan(5000 * cases);
    assertThat(report.path("neitherNullNorFalse").asInt()).isGreaterThan(500 * cases);
  }

  @Test
  void anotherThresholdIsNoticed() throws Exception {
    JsonNode report = engine.compare(CASES, "CHRONIC_WEEKS=13");
    assertThat(report.path("differing").asInt()).isPositive();
    assertThat(report.at("/differences/0/define").asText()).isNotEmpty();
  }

  private static String figures(JsonNode report) {
    return String.format(
        Locale.ROOT,
        "%s %s: %,d cases, %,d defines, %,d values compared (%,d neither null nor false),"
            + " %d differences.%n",
        report.path("engine").asText(),
        report.path("version").asText(),
        report.path("cases").asInt(),
        report.path("defines").asInt(),
        report.path("compared").asInt(),
        report.path("neitherNullNorFalse").asInt(),
        report.path("differing").asInt());
  }
}
