package org.hiphooks.cards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.hiphooks.cdshooks.Card;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ShorteningTest {

  private static final String TEMPLATE =
      "**Findings:** {basis}\n\n**Not recorded:** {notRecorded}\n\n**Contributing:** {other}\n\n"
          + "**Cautions:** {cautions}\n\n{?room}Background.";

  private final Fillings fillings = Fillings.of(new TestWords());

  ShorteningTest() {
    fillings.put("basis", Filling.list(words("finding", 30), "; ", 220));
    fillings.put("notRecorded", Filling.uncut(words("missing", 9), ", ").first(4));
    fillings.put("other", Filling.list(words("other", 12), ", ", 220));
    fillings.put("room", Filling.TRUE);
  }

  @Test
  void a_text_that_fits_is_left_alone() {
    cautions(1000);

    assertThat(Shortening.detail(TEMPLATE, fillings))
        .contains("finding 18; +12", "missing 4, +5", "other 12", "Background.");
  }

  @Test
  void the_findings_are_shortened_first_and_say_how_many_are_left_out() {
    cautions(1100);

    assertThat(Shortening.detail(TEMPLATE, fillings))
        .contains("finding 10; +20", "missing 4, +5", "other 12", "Background.")
        .hasSizeLessThanOrEqualTo(Shortening.MAX_DETAIL);
  }

  @Test
  void then_what_is_not_recorded_is_cut_to_two_names() {
    cautions(1160);

    assertThat(Shortening.detail(TEMPLATE, fillings))
        .contains("finding 10; +20", "missing 1, missing 2, +7", "other 12", "Background.")
        .hasSizeLessThanOrEqualTo(Shortening.MAX_DETAIL);
  }

  @Test
  void then_lines_that_need_room_are_dropped() {
    cautions(1170);

    assertThat(Shortening.detail(TEMPLATE, fillings))
        .contains("missing 1, missing 2, +7", "other 12")
        .doesNotContain("Background.")
        .hasSizeLessThanOrEqualTo(Shortening.MAX_DETAIL);
  }

  @Test
  void at_last_all_lists_are_shortened() {
    cautions(1250);

    assertThat(Shortening.detail(TEMPLATE, fillings))
        .contains("finding 5; +25", "other 6, +6")
        .doesNotContain("Background.")
        .hasSizeLessThanOrEqualTo(Shortening.MAX_DETAIL);
  }

  @Test
  void cautions_are_never_cut() {
    String all = cautions(2000);

    assertThat(Shortening.detail(TEMPLATE, fillings)).contains(all);
  }

  @Test
  void lists_of_a_summary_end_with_the_number_left_out() {
    fillings.put("causes", Filling.list(words("a rather long cause", 9), ", ", 220));

    String summary = Shortening.summary("Findings fit: {causes}. Review", fillings);

    assertThat(summary).hasSizeLessThanOrEqualTo(Card.MAX_SUMMARY).endsWith(", +4. Review");
  }

  @Test
  void a_summary_without_lists_ends_after_a_word() {
    fillings.put("text", String.join(" ", Collections.nCopies(40, "words")));

    assertThat(Shortening.summary("{text}", fillings))
        .hasSizeLessThanOrEqualTo(Card.MAX_SUMMARY)
        .endsWith("words\u2026");
  }

  private String cautions(int length) {
    String caution = "x".repeat(length / 2);
    fillings.put("cautions", Filling.uncut(List.of(caution, caution), "; "));
    return caution + "; " + caution;
  }

  private static List<String> words(String word, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> word + " " + i).toList();
  }
}
