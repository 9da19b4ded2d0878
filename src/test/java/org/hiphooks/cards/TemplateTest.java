package org.hiphooks.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TemplateTest {

  private final Fillings fillings = Fillings.of(new TestWords());

  @Test
  void a_placeholder_is_filled_wherever_it_stands() {
    fillings.put("A_SETTING", "14");
    fillings.put("short", "Cause");

    assertThat(Template.fill("{short}: {A_SETTING} days, {A_SETTING} nights", fillings))
        .isEqualTo("Cause: 14 days, 14 nights");
  }

  @Test
  void a_value_and_a_date_of_an_input_are_named_by_the_input() {
    assertThat(Template.fill("{in.egfr} on {date.egfr}", fillings)).isEqualTo("<egfr> on @egfr");
  }

  @Test
  void a_line_whose_placeholders_are_all_empty_is_dropped() {
    fillings.put("there", "x");

    assertThat(Template.fill("a\n\n**Head:** {gone}, {lost}\n\nb {there} {gone}", fillings))
        .isEqualTo("a\n\nb x");
  }

  @Test
  void a_line_stands_only_if_its_condition_holds() {
    fillings.put("yes", Filling.TRUE);

    assertThat(Template.fill("- {?yes}shown\n- {?no}hidden\n- plain", fillings))
        .isEqualTo("- shown\n- plain");
  }

  @Test
  void a_line_with_a_condition_that_holds_is_dropped_if_its_placeholder_is_empty() {
    fillings.put("yes", Filling.TRUE);

    assertThat(Template.fill("a\n- {?yes}value {gone}", fillings)).isEqualTo("a");
  }

  @Test
  void a_table_without_rows_loses_its_heading() {
    assertThat(Template.fill("before\n\n| A | B |\n|---|---|\n{rows}\n\nafter", fillings))
        .isEqualTo("before\n\nafter");
  }

  @Test
  void brackets_around_nothing_vanish() {
    fillings.put("name", "Cause");

    assertThat(Template.fill("{name} ({tier}).", fillings)).isEqualTo("Cause.");
  }

  @Test
  void what_fills_a_placeholder_is_never_read_as_a_template() {
    fillings.put("basis", "{short} $1 \\");
    fillings.put("short", "wrong");

    assertThat(Template.fill("{basis}", fillings)).isEqualTo("{short} $1 \\");
  }

  @Test
  void a_list_is_joined_with_its_own_separator() {
    fillings.put("list", Filling.uncut(List.of("a", "b", "c"), "; "));

    assertThat(Template.fill("{list}.", fillings)).isEqualTo("a; b; c.");
  }

  @Test
  void a_text_has_a_gap_if_one_of_its_placeholders_is_empty() {
    fillings.put("there", "x");

    assertThat(Template.hasGap("{there} {gone}", fillings)).isTrue();
    assertThat(Template.hasGap("{there} and words", fillings)).isFalse();
  }
}
