package org.hiphooks.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be answered, and what is said of anything else. */
class AnswerReaderTest {

  private final AnswerReader reader =
      new AnswerReader(
          Forms.FORM,
          new FormWords().of(Locale.ENGLISH),
          LocalDate.parse("2026-06-01"),
          LocalDate.parse("1995-01-01"));

  @ParameterizedTest
  @CsvSource({
    "nrs, 11",
    "nrs, -1",
    "nrs, six",
    "irRomDeg, 141",
    "onsetDate, 2026-06-03",
    "onsetDate, 1994-12-31",
    "onsetDate, 31.5.2026",
    "onsetDate, 2026-02-30",
    "onsetWeeks, 1700",
    "side, behind",
    "hopTest, perhaps",
    "location, loc-groin' onclick='x",
    "tempC, <script>alert(1)</script>",
  })
  void whatCannotBeAnAnswerIsAnErrorAndIsKept(String question, String value) {
    AnswerReader.Read read = read(Map.of(question, List.of(value)));
    assertThat(read.errors()).containsOnlyKeys(question);
    assertThat(read.entered().of(question)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "nrs, 0",
    "nrs, 10",
    "irRomDeg, 140",
    "irRomDeg, '12,5'",
    "onsetDate, 2026-06-01",
    "onsetWeeks, 4",
    "side, both",
    "hopTest, false",
  })
  void theLimitsThemselvesAreAnswers(String question, String value) {
    assertThat(read(Map.of(question, List.of(value))).isValid()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"nrs, 6", "location, loc-groin", "fadir, true", "nightPain, false"})
  void whatBelongsToOneHipNeedsToBeToldWhich(String question, String value) {
    Map<String, List<String>> posted = new LinkedHashMap<>(Map.of(question, List.of(value)));
    assertThat(read(posted).isValid()).as("it can be downloaded").isTrue();
    assertThat(unsided(posted)).containsOnlyKeys("side");
    assertThat(unsided(posted).get("side")).startsWith("Choose the hip");
    posted.put("side", List.of("both"));
    assertThat(unsided(posted)).containsOnlyKeys("worseSide");
    posted.put("worseSide", List.of("left"));
    assertThat(unsided(posted)).isEmpty();
    posted.remove("worseSide");
    posted.put("side", List.of("right"));
    assertThat(unsided(posted)).isEmpty();
  }

  @Test
  void whatBelongsToNoHipNeedsNone() {
    assertThat(unsided(Map.of("tempC", List.of("38.5")))).isEmpty();
    assertThat(unsided(Map.of("location", List.of("loc-low-back")))).isEmpty();
    assertThat(unsided(Map.of("side", List.of("both")))).isEmpty();
    Map<String, List<String>> middle = new LinkedHashMap<>();
    middle.put("location", List.of("loc-pubic"));
    middle.put("nrs", List.of("6"));
    assertThat(unsided(middle)).as("pain in the middle").isEmpty();
    middle.put("fadir", List.of("true"));
    assertThat(unsided(middle)).containsOnlyKeys("side");
  }

  @Test
  void aWorseSideIsNoAnswerUnlessBothHurt() {
    AnswerReader.Read read =
        read(Map.of("side", List.of("right"), "worseSide", List.of("behind"), "nrs", List.of("6")));
    assertThat(read.isValid()).isTrue();
    assertThat(read.entered().has("worseSide")).isFalse();
  }

  @Test
  void aDayAndANumberOfWeeksContradictEachOther() {
    AnswerReader.Read read =
        read(Map.of("onsetDate", List.of("2026-05-04"), "onsetWeeks", List.of("4")));
    assertThat(read.errors()).containsOnlyKeys("onsetWeeks");
  }

  @Test
  void notExaminedIsNoAnswer() {
    AnswerReader.Read read = read(Map.of("hopTest", List.of(""), "fadir", List.of(" ")));
    assertThat(read.isValid()).isTrue();
    assertThat(read.entered().isEmpty()).isTrue();
  }

  @Test
  void severalPlacesMayHurt() {
    List<String> places = List.of("loc-groin", "loc-buttock");
    assertThat(read(Map.of("location", places)).entered().of("location")).isEqualTo(places);
  }

  @Test
  void whatIsVeryLongIsCut() {
    AnswerReader.Read read = read(Map.of("nrs", List.of("6".repeat(10_000))));
    assertThat(read.entered().of("nrs").get(0)).hasSizeLessThan(100);
    assertThat(read.isValid()).isFalse();
  }

  private Map<String, String> unsided(Map<String, List<String>> posted) {
    return reader.unsided(read(posted).entered());
  }

  private AnswerReader.Read read(Map<String, List<String>> posted) {
    return reader.read(linkId -> posted.getOrDefault(linkId, List.of()));
  }
}
