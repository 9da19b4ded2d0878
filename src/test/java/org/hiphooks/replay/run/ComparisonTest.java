package org.hiphooks.replay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hiphooks.replay.run.Difference.Kind;
import org.hiphooks.replay.visit.Expected;
import org.hiphooks.replay.visit.ExpectedCard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void theSameCardsInAnotherOrderAgreeWhereOrderWasNotStated() {
    Expected expected = expected(false, card("RF-01", "critical"), card("DX", null));

    assertThat(Comparison.of(expected, answer("DX info", "RF-01 critical"))).isEmpty();
  }

  @Test
  void theSameCardsInAnotherOrderDifferWhereOrderWasStated() {
    Expected expected = expected(true, card("RF-01", "critical"), card("DX", null));

    assertThat(Comparison.of(expected, answer("DX info", "RF-01 critical")))
        .singleElement()
        .matches(d -> d.kind() == Kind.ORDER);
  }

  @Test
  void aCardThatIsNotThereIsMissedAndOneTooManyIsExtra() {
    Expected expected = expected(false, card("RF-01", "critical"));

    assertThat(Comparison.of(expected, answer("DX info")))
        .extracting(Difference::words)
        .containsExactly("missed RF-01 critical", "extra DX info");
  }

  @Test
  void aCardAtAnotherLevelIsOneDifference() {
    Expected expected = expected(false, card("RF-01", "critical"));

    assertThat(Comparison.of(expected, answer("RF-01 warning")))
        .extracting(Difference::words)
        .containsExactly("RF-01: expected critical, got warning");
  }

  @Test
  void twoCardsOfOneRuleNeedTwoCardsOfIt() {
    Expected expected = expected(false, card("ORD-01", "info"), card("ORD-01", "info"));

    assertThat(Comparison.of(expected, answer("ORD-01 info")))
        .singleElement()
        .matches(d -> d.kind() == Kind.MISSED);
    assertThat(Comparison.of(expected, answer("ORD-01 info", "ORD-01 info"))).isEmpty();
  }

  @Test
  void aFieldOfTheAssessmentCountsOnlyWhereAnAnswerCarriesOne() {
    Expected expected = new Expected(List.of(), false, new TreeMap<>(Map.of("top", "DX-02")));

    assertThat(Comparison.of(expected, assessed(Map.of("top", "DX-03"))))
        .extracting(Difference::words)
        .containsExactly("top: expected DX-02, got DX-03");
    assertThat(Comparison.of(expected, answer())).isEmpty();
  }

  @Test
  void noAnswerIsAnErrorWhateverWasExpected() {
    assertThat(Comparison.of(expected(false), Answer.error("it is down", 1)))
        .singleElement()
        .matches(d -> d.kind() == Kind.ERROR);
  }

  private static Expected expected(boolean ordered, ExpectedCard... cards) {
    return new Expected(List.of(cards), ordered, new TreeMap<>());
  }

  private static ExpectedCard card(String rule, @Nullable String level) {
    return new ExpectedCard(rule, level, null);
  }

  private static Answer assessed(Map<String, String> fields) {
    return new Answer(List.of(), List.of(), new TreeMap<>(fields), List.of(), List.of(), 1, null);
  }

  static Answer answer(String... names) {
    List<AnsweredCard> cards = new ArrayList<>();
    for (String name : names) {
      String[] parts = name.split(" ");
      cards.add(new AnsweredCard(parts[0], parts[1], "", "", "", List.of()));
    }
    return new Answer(cards, cards, null, List.of(), List.of(), 1, null);
  }
}
