package org.hiphooks.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hiphooks.chart.Fact;
import org.hiphooks.chart.Facts;
import org.hiphooks.form.FormItem.Kind;
import org.hiphooks.form.FormItem.Trait;
import org.junit.jupiter.api.Test;

/** What the form writes is what our own reader reads. */
class WrittenAnswersTest {

  private static final Answers RIGHT = new Answers(Map.of("side", List.of("right")));

  @Test
  void everyYesIsReadAsTrueOnTheSideThatWasChosen() {
    List<String> wrong = new ArrayList<>();
    for (FormItem item : questions(Kind.BOOLEAN)) {
      Facts facts = Forms.read(RIGHT.with(item.linkId(), List.of("true")));
      Fact fact = facts.byInput().get(item.input());
      boolean isSided = item.is(Trait.SIDE_AWARE);
      if (fact == null
          || !Boolean.TRUE.equals(fact.value())
          || (isSided && !"R".equals(fact.side()))) {
        wrong.add(item.linkId());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aNoIsReadAsFalseOrNotAtAllAndNeverAsTrue() {
    List<String> read = new ArrayList<>();
    for (FormItem item : questions(Kind.BOOLEAN)) {
      Object value = Forms.read(RIGHT.with(item.linkId(), List.of("false"))).value(item.input());
      assertThat(value).as(item.linkId()).isNotEqualTo(true);
      if (value != null) {
        read.add(item.linkId());
      }
    }
    assertThat(read).contains("hopTest", "nightPain").hasSizeGreaterThan(90);
  }

  @Test
  void everyNumberIsReadInItsUnit() {
    for (FormItem item : questions(Kind.INTEGER, Kind.DECIMAL)) {
      if (!item.is(Trait.WEEKS_AGO)) {
        String number = "tempC".equals(item.linkId()) ? "38.5" : "7";
        Answers answers = RIGHT.with(item.linkId(), List.of(number));
        for (FormItem.Enabling enabling : item.enabledBy()) {
          answers = answers.with(enabling.question(), List.of(enabling.answer()));
        }
        Object value = Forms.read(answers).value(item.input());
        assertThat(String.valueOf(value)).as(item.linkId()).startsWith(number);
      }
    }
  }

  @Test
  void everyChoiceIsReadAsTheValueThatItStandsFor() {
    for (FormItem item : questions(Kind.CHOICE)) {
      if (item.is(Trait.ANSWERS_WORSE_SIDE)) {
        continue;
      }
      for (FormOption option : item.options()) {
        Facts facts = Forms.read(RIGHT.with(item.linkId(), List.of(option.code())));
        if (item.is(Trait.ANSWERS_SIDE)) {
          assertThat(facts.indexSide()).isEqualTo(option.value());
          assertThat(facts.value("hipPain")).isEqualTo(true);
        } else if (option.input().isEmpty()) {
          assertThat(String.valueOf(facts.value(item.input())))
              .as(option.code())
              .isEqualTo(option.value());
        } else {
          assertThat(facts.value(option.input())).as(option.code()).isEqualTo(true);
        }
      }
    }
  }

  @Test
  void aStartIsReadWhetherItIsADayOrANumberOfWeeks() {
    Facts day = Forms.read(new Answers(Map.of("onsetDate", List.of("2026-05-04"))));
    Facts weeks = Forms.read(new Answers(Map.of("onsetWeeks", List.of("4"))));
    assertThat(day.value("durationWeeks")).isEqualTo(4);
    assertThat(weeks.value("durationWeeks")).isEqualTo(4);
  }

  @Test
  void theLeftHipIsAnotherOne() {
    Answers left = new Answers(Map.of("side", List.of("left"), "fadir", List.of("true")));
    Facts facts = Forms.read(left);
    assertThat(facts.indexSide()).isEqualTo("L");
    assertThat(facts.byInput().get("fadir")).extracting(Fact::side).isEqualTo("L");
  }

  @Test
  void whenBothHurtWhatBelongsToOneHipIsWrittenForTheWorseOne() {
    Answers both =
        new Answers(
            Map.of(
                "side", List.of("both"),
                "worseSide", List.of("left"),
                "location", List.of("loc-groin"),
                "nrs", List.of("6"),
                "fadir", List.of("true"),
                "tempC", List.of("38.5")));
    Map<String, String> sites = new TreeMap<>();
    Forms.findings(both)
        .forEach(f -> sites.put(f.key(), f.observation().at("/bodySite/coding/0/code").asText()));
    assertThat(sites)
        .containsExactly(
            Map.entry("fadir", "287679003"),
            Map.entry("location.loc-groin", "287679003"),
            Map.entry("nrs", "287679003"),
            Map.entry("side", "29836001"),
            Map.entry("tempC", ""));
    Facts facts = Forms.read(both);
    assertThat(facts.indexSide()).isEqualTo("B");
    assertThat(facts.value("nrs")).isEqualTo(6);
    assertThat(facts.byInput().get("fadir")).extracting(Fact::side).isEqualTo("L");
  }

  @Test
  void aWorseSideLeftOverFromAnotherAnswerHasNoPart() {
    Answers right = RIGHT.with("worseSide", List.of("left")).with("fadir", List.of("true"));
    assertThat(Forms.findings(right))
        .allSatisfy(
            finding ->
                assertThat(finding.observation().at("/bodySite/coding/0/code").asText())
                    .isEqualTo("287579007"));
  }

  @Test
  void nothingChosenWritesNothing() {
    assertThat(Forms.findings(Answers.NONE)).isEmpty();
  }

  @Test
  void anObservationSaysWhoWhenAndInWhichCategory() {
    ObjectNode hop =
        Forms.findings(RIGHT.with("hopTest", List.of("true"))).stream()
            .filter(finding -> finding.key().equals("hopTest"))
            .findFirst()
            .orElseThrow()
            .observation();
    assertThat(hop.path("status").asText()).isEqualTo("final");
    assertThat(hop.at("/category/0/coding/0/code").asText()).isEqualTo("exam");
    assertThat(hop.path("effectiveDateTime").asText()).isEqualTo("2026-06-01T12:00:00Z");
    assertThat(hop.at("/performer/0/reference").asText()).isEqualTo("Practitioner/a");
    assertThat(hop.at("/subject/reference").asText()).isEqualTo("Patient/p1");
    assertThat(hop.at("/bodySite/coding/0/code").asText()).isEqualTo("287579007");
  }

  private static List<FormItem> questions(Kind... kinds) {
    List<Kind> wanted = List.of(kinds);
    return Forms.FORM.questions().stream().filter(i -> wanted.contains(i.kind())).toList();
  }
}
