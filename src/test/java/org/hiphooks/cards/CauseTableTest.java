package org.hiphooks.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CauseTableTest {

  private final Situation situation =
      new Situation()
          .cause("A-1", Map.of("short", "Cause", "longName", "The whole name of a cause"))
          .input("first", "first finding", true, "2026-05-31T09:00:00Z")
          .input("second", "second finding", true, "2026-05-31T09:00:00Z")
          .input("third", "third finding", true, "2026-05-01T09:00:00Z")
          .input("pipe", "a | b", true, "2026-05-31T09:00:00Z")
          .input("wordy", "w".repeat(50), true, "2026-05-31T09:00:00Z");

  @Test
  void a_row_says_what_fits_what_does_not_and_what_is_missing() {
    assertThat(row(List.of("first"), List.of("third"), List.of("second")))
        .isEqualTo(
            "| The whole name of a cause | likely | first finding (31 May 2026) |"
                + " third finding (1 May 2026) | asked: second |");
  }

  /** An item of a score may name alternatives: not all of them need be known, or be positive. */
  @Test
  void what_is_not_recorded_or_negative_speaks_for_nothing() {
    situation.input("negative", "negative finding", false, "2026-05-31T09:00:00Z");
    assertThat(row(List.of("first", "negative", "never asked"), List.of("never asked"), List.of()))
        .contains("| first finding (31 May 2026) | - |");
    assertThat(row(List.of(), List.of("negative"), List.of()))
        .contains("| - | asked: negative (31 May 2026)");
  }

  @Test
  void an_empty_cell_holds_a_dash() {
    assertThat(row(List.of(), List.of(), List.of()))
        .isEqualTo("| The whole name of a cause | likely | - | - | - |");
  }

  @Test
  void a_date_that_findings_share_stands_once() {
    assertThat(row(List.of("first", "second"), List.of(), List.of()))
        .contains("| first finding; second finding (31 May 2026) |");
  }

  @Test
  void a_long_cell_ends_with_the_number_left_out() {
    assertThat(row(List.of("first", "second", "third"), List.of(), List.of()))
        .contains("| first finding; second finding (31 May 2026); +1 |");
  }

  @Test
  void a_finding_too_long_with_its_date_stands_without_it() {
    assertThat(row(List.of("wordy", "third"), List.of(), List.of()))
        .contains("| " + "w".repeat(50) + "; +1 |");
  }

  @Test
  void nothing_in_a_cell_ends_it_too_early() {
    assertThat(row(List.of("pipe"), List.of(), List.of())).contains("| a \\| b (31 May 2026) |");
  }

  private String row(List<String> supports, List<String> against, List<String> missing) {
    return new CauseTable(situation.causes(), situation.findings())
        .rows(
            List.of(
                Map.of(
                    "id", "A-1",
                    "tier", "likely",
                    "supports", supports,
                    "against", against,
                    "missing", missing)))
        .text();
  }
}
