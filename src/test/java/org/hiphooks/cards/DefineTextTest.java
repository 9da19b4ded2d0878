package org.hiphooks.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiphooks.knowledge.PlaceholderPlan.Form.CAUSE;
import static org.hiphooks.knowledge.PlaceholderPlan.Form.CAUTION;
import static org.hiphooks.knowledge.PlaceholderPlan.Form.CAUTION_SHORT;
import static org.hiphooks.knowledge.PlaceholderPlan.Form.FINDING;
import static org.hiphooks.knowledge.PlaceholderPlan.Form.FIRST_SUGGESTION;
import static org.hiphooks.knowledge.PlaceholderPlan.Form.NOUN;
import static org.hiphooks.knowledge.PlaceholderPlan.Form.PLAIN;
import static org.hiphooks.knowledge.PlaceholderPlan.Form.RED_FLAG;
import static org.hiphooks.knowledge.PlaceholderPlan.Form.RED_FLAG_BASIS;
import static org.hiphooks.knowledge.PlaceholderPlan.Form.STEP;

import java.util.List;
import java.util.Map;
import org.hiphooks.knowledge.Concepts;
import org.hiphooks.knowledge.PlaceholderPlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DefineTextTest {

  private final Situation situation =
      new Situation()
          .input("found", "finding", true, "2026-05-31T09:00:00Z")
          .input("other", "another", true, "2026-05-31T09:00:00Z")
          .input("third", "third", true, "2026-05-31T09:00:00Z")
          .missing("lab")
          .cause("C-1", Map.of("short", "Cause one", "s0", "rest for {DAYS} days"))
          .cause("C-0", Map.of("short", "No cause", "fallback", "true"))
          .concept(Concepts.STEPS, "S-1", "step 1", Map.of())
          .concept(Concepts.RED_FLAGS, "R-1", "danger", Map.of())
          .concept(Concepts.RED_FLAGS, "R-2", "peril", Map.of())
          .concept(Concepts.CAUTIONS, "A", "a", Map.of("text", "A of {in.lab}, {DAYS} days"))
          .concept(Concepts.CAUTIONS, "B", "b, {DAYS} days", Map.of())
          .concept(Concepts.CAUTIONS, "O", "o", Map.of("ownLine", "true"))
          .card("R-1", List.of("found", "other", "third"), "First", "Second")
          .card("R-2", List.of(), "First");

  @Test
  void texts_and_numbers_stand_as_they_are() {
    assertThat(text(PLAIN, "8")).isEqualTo("8");
    assertThat(text(PLAIN, 8)).isEqualTo("8");
    assertThat(text(PLAIN, List.of("test a", "test b"))).isEqualTo("test a; test b");
  }

  @Test
  void a_condition_that_is_not_true_is_empty() {
    assertThat(text(PLAIN, true)).isNotEmpty();
    assertThat(text(PLAIN, false)).isEmpty();
    assertThat(text(PLAIN, null)).isEmpty();
  }

  @Test
  void a_finding_without_value_is_said_to_be_not_recorded() {
    assertThat(text(FINDING, List.of("found", "lab")))
        .isEqualTo("finding (31 May 2026); asked: lab not recorded");
  }

  @Test
  void what_is_asked_is_named_by_its_noun() {
    assertThat(text(NOUN, List.of("found", "lab"))).isEqualTo("asked: found, asked: lab");
  }

  @Test
  void a_cause_has_its_tier_if_the_value_holds_it() {
    assertThat(text(CAUSE, List.of("C-1", "C-9"))).isEqualTo("Cause one, C-9");
    assertThat(text(CAUSE, List.of(Map.of("id", "C-1", "tier", "likely"))))
        .isEqualTo("Cause one (likely)");
  }

  @Test
  void a_step_and_a_red_flag_are_named() {
    assertThat(text(STEP, "S-1")).isEqualTo("step 1");
    assertThat(text(STEP, null)).isEmpty();
    assertThat(text(RED_FLAG, List.of("R-1", "R-2"))).isEqualTo("danger, peril");
  }

  @Test
  void a_red_flag_is_named_with_two_of_its_findings() {
    assertThat(text(RED_FLAG_BASIS, List.of("R-1", "R-2")))
        .isEqualTo("danger: finding (31 May 2026), another (31 May 2026), +1; peril");
  }

  @Test
  void the_first_suggestion_of_each_red_flag_stands_once() {
    assertThat(text(FIRST_SUGGESTION, List.of("R-1", "R-2"))).isEqualTo("First");
  }

  @Test
  void cautions_hold_settings_and_values_and_leave_out_what_has_its_own_line() {
    assertThat(text(CAUTION, List.of("O", "A", "B")))
        .isEqualTo("A of not recorded, 7 days; b, 7 days");
  }

  @Test
  void cautions_are_never_shortened() {
    assertThat(situation.defines().of(CAUTION, List.of("A", "B"), fillings()).within(3).text())
        .contains("A of", "b, 7 days");
  }

  @Test
  void the_short_form_of_cautions_is_the_first_and_a_number() {
    assertThat(text(CAUTION_SHORT, List.of("B", "A", "O"))).isEqualTo("b, 7 days, +2");
  }

  @Test
  void where_no_cause_is_named_the_cause_that_stands_for_all_is_the_top() {
    assertThat(situation.causes().topic()).isEqualTo("C0");
    assertThat(situation.assessed("top", "C-1").causes().topic()).isEqualTo("C1");
  }

  @Test
  void a_contributor_on_top_has_its_own_tier() {
    situation.assessed("top", "C-1");
    assertThat(situation.causes().tier()).isEmpty();

    situation.assessed("contributors", List.of(Map.of("id", "C-1", "tier", "possible")));
    assertThat(situation.causes().tier()).isEqualTo("possible");

    situation.assessed("tier", "likely");
    assertThat(situation.causes().tier()).isEqualTo("likely");
  }

  private String text(PlaceholderPlan.Form form, @Nullable Object value) {
    return situation.defines().of(form, value, fillings()).text();
  }

  private Fillings fillings() {
    Fillings fillings = Fillings.of(situation.findings());
    fillings.put("DAYS", "7");
    return fillings;
  }
}
