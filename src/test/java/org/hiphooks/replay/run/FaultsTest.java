package org.hiphooks.replay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private static final Faults FAULTS = new Faults(List.of(), Set.of("DX", "ESC-1"));

  @Test
  void theSameCardsAreRightWhateverIsSaidOfTheData() {
    assertThat(outcome(answer("DX info"), answer("DX info", "DATA-01 info")))
        .isEqualTo(Outcome.RIGHT);
  }

  @Test
  void aLostCardIsHonestOnlyIfTheAnswerSaysWhatWasNotRead() {
    assertThat(outcome(answer("DX info"), answer("DATA-01 info"))).isEqualTo(Outcome.HONEST);
    assertThat(outcome(answer("DX info"), answer())).isEqualTo(Outcome.WRONG);
  }

  @Test
  void aNewCardThatClaimsSomethingIsWrongEvenIfTheAnswerSaysWhatWasNotRead() {
    assertThat(outcome(answer("DX info"), answer("ESC-1 info", "DATA-01 info")))
        .isEqualTo(Outcome.WRONG);
  }

  @Test
  void aRedFlagThatOnlyUnreadDataCouldClearIsHonest() {
    assertThat(outcome(answer("DX info"), answer("RF-01 critical", "DATA-01 info")))
        .isEqualTo(Outcome.HONEST);
  }

  @Test
  void aRefusalIsSeenByEverybody() {
    assertThat(outcome(answer("DX info"), Answer.error("412", 1))).isEqualTo(Outcome.HONEST);
  }

  private static Outcome outcome(Answer whole, Answer worse) {
    return FAULTS.judge("fault", whole, worse).outcome();
  }

  private static Answer answer(String... names) {
    return ComparisonTest.answer(names);
  }
}
