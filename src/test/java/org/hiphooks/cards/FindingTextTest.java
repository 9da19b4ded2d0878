package org.hiphooks.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.knowledge.InputLabel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FindingTextTest {

  private static final OffsetDateTime DAY = OffsetDateTime.parse("2026-05-31T09:00:00Z");

  private final Map<String, Fact> facts = new HashMap<>();

  @Test
  void a_finding_is_named_with_its_date() {
    fact("hopTest", true, DAY, "R");

    assertThat(text().finding("hopTest")).isEqualTo("hop test painful (31 May 2026)");
  }

  @Test
  void a_recorded_negative_is_named_as_such() {
    fact("hopTest", false, DAY, "R");

    assertThat(text().finding("hopTest")).isEqualTo("hop test painless (31 May 2026)");
  }

  @Test
  void a_number_stands_in_its_own_words_and_without_unit_alone() {
    fact("crp", new BigDecimal("25.0"), DAY, null);

    assertThat(text().finding("crp")).isEqualTo("CRP 25 mg/L (31 May 2026)");
    assertThat(text().value("crp")).isEqualTo("25");
    assertThat(text().date("crp")).isEqualTo("31 May 2026");
  }

  @Test
  void a_coded_value_is_named_by_its_words() {
    fact("onset", "sudden", null, null);

    assertThat(text().value("onset")).isEqualTo("all of a sudden");
  }

  @Test
  void what_is_missing_is_said_to_be_not_recorded() {
    assertThat(text().value("crp")).isEqualTo("not recorded");
    assertThat(text().date("crp")).isEqualTo("not recorded");
    assertThat(text().findingOrMissing("crp")).isEqualTo("C-reactive protein not recorded");
    assertThat(text().noun("crp")).isEqualTo("C-reactive protein");
  }

  @Test
  void the_other_side_and_an_unknown_side_are_named() {
    fact("hopTest", true, null, "L");
    assertThat(text().finding("hopTest")).isEqualTo("hop test painful (left side)");

    fact("hopTest", true, null, null);
    assertThat(text().finding("hopTest")).isEqualTo("hop test painful (side not recorded)");
  }

  @Test
  void the_brief_form_has_no_date() {
    fact("hopTest", true, DAY, "L");

    assertThat(text().brief("hopTest")).isEqualTo("hop test painful");
    assertThat(text().remark("hopTest")).isEqualTo("31 May 2026, left side");
  }

  @Test
  void a_text_of_the_record_cannot_become_markup() {
    fact("onset", "<b>x</b> [a](b)", null, null);

    assertThat(text().value("onset")).doesNotContain("<b>").contains("\\[a\\]");
  }

  @Test
  void any_other_text_is_taken_as_it_is() {
    assertThat(text().findingOrText("fulcrum test")).isEqualTo("fulcrum test");
  }

  private void fact(
      String input, Object value, @Nullable OffsetDateTime at, @Nullable String side) {
    facts.put(input, new Fact(input, value, at, side, "Observation/1", List.of()));
  }

  private FindingText text() {
    return new FindingText(
        Map.of(
            "hopTest", label("hopTest", "hop test", "hop test painful", "hop test painless", true),
            "crp", label("crp", "C-reactive protein", "CRP {value} mg/L", null, false),
            "onset", label("onset", "onset", "{value} onset", null, false)),
        Map.of(
            "not-recorded", "not recorded",
            "side-unknown", "side not recorded",
            "side-L", "left side"),
        new Facts(facts, java.util.Set.of(), List.of(), "R", null));
  }

  private static InputLabel label(
      String name, String noun, String positive, @Nullable String negative, boolean sided) {
    Map<String, String> values =
        "onset".equals(name) ? Map.of("sudden", "all of a sudden") : Map.of();
    return new InputLabel(name, noun, positive, negative, values, false, sided, 1, Map.of());
  }
}
