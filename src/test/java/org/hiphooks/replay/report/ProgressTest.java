package org.hiphooks.replay.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void theShareTheRateAndWhatIsLeftAreSaidOnceTheNumberIsKnown() {
    assertThat(Progress.words("replay", 6120, 10_000, 3, 3.326))
        .isEqualTo("replay 6,120/10,000  61 %  1,840/s  3 s left  3 differ");
  }

  @Test
  void withoutTheNumberOnlyWhatIsDone() {
    assertThat(Progress.words("diff", 50, 0, 0, 10)).isEqualTo("diff 50  5/s  0 differ");
  }

  @Test
  void anEstimateThatWasTooLowIsNotSpokenOf() {
    assertThat(Progress.words("replay", 12, 10, 0, 1)).isEqualTo("replay 12  12/s  0 differ");
  }

  @Test
  void beforeTheFirstIsDoneNothingIsPromised() {
    assertThat(Progress.words("replay", 0, 10, 0, 0)).isEqualTo("replay 0/10  0 %  0/s  0 differ");
  }
}
