package org.hiphooks.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final Dates dates = new Dates(Clock.fixed(NOW, ZoneOffset.UTC), Words.english());

  @ParameterizedTest
  @CsvSource({
    "2026-06-01, 1 Jun 2026, (today)",
    "2026-05-31T12:00:00Z, 31 May 2026, (yesterday)",
    "2026-05-31T23:30:00-05:00, 1 Jun 2026, (today)",
    "2026-05-02, 2 May 2026, (30 days ago)",
    "2026-05-01, 1 May 2026, ''",
    "2026-06-02, 2 Jun 2026, ''",
    "2026-05, May 2026, ''",
    "2026, 2026, ''"
  })
  void aDateOfTheLastThirtyDaysSaysHowLongAgo(String fhir, String text, String hint) {
    assertThat(dates.fhir(fhir)).isEqualTo(new When(fhir, text, hint));
  }

  @Test
  void whatIsNoDateStandsAsItIs() {
    assertThat(dates.fhir("last spring")).isEqualTo(new When("", "last spring", ""));
    assertThat(dates.fhir("yesterday!")).isEqualTo(new When("", "yesterday!", ""));
    assertThat(dates.fhir(null)).isEqualTo(When.NONE);
    assertThat(dates.fhir("")).isEqualTo(When.NONE);
  }

  @Test
  void timesNameTheirZone() {
    assertThat(dates.minute(NOW).text()).isEqualTo("1 Jun 2026 12:00 UTC");
    assertThat(dates.second(NOW).text()).isEqualTo("12:00:00 UTC");
  }

  @ParameterizedTest
  @CsvSource({"1999-06-01, 27 y", "1999-06-02, 26 y", "1999, ''", "1999-13-01, ''"})
  void ageCountsFullYears(String born, String age) {
    assertThat(dates.age(born)).isEqualTo(age);
  }
}
