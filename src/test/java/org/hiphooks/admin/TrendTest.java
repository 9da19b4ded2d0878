package org.hiphooks.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.hiphooks.ledger.FiringRate;
import org.junit.jupiter.api.Test;

/** A change of a rate is told only if it could hardly be chance. */
class TrendTest {

  private static Trend of(long... firedAndEvaluated) {
    List<FiringRate> steps = new ArrayList<>();
    for (int i = 0; i < firedAndEvaluated.length; i += 2) {
      steps.add(new FiringRate("s", "R", "info", firedAndEvaluated[i], firedAndEvaluated[i + 1]));
    }
    return new Trend(steps);
  }

  @Test
  void aClearChangeIsTold() {
    assertThat(of(1, 100, 2, 100, 30, 100, 40, 100).direction()).isEqualTo(Trend.Direction.RISING);
    assertThat(of(30, 100, 40, 100, 1, 100, 2, 100).direction()).isEqualTo(Trend.Direction.FALLING);
  }

  @Test
  void whatMayBeChanceIsSteadyAndFewCallsSayNothing() {
    assertThat(of(10, 100, 12, 100, 13, 100, 15, 100).direction())
        .isEqualTo(Trend.Direction.STEADY);
    assertThat(of(0, 10, 0, 10, 10, 10, 10, 10).direction()).isEqualTo(Trend.Direction.UNKNOWN);
    assertThat(Trend.NONE.direction()).isEqualTo(Trend.Direction.UNKNOWN);
  }

  @Test
  void theLineLeavesStepsWithoutCallsOutAndTheHighestRateStandsAtTheTop() {
    Trend trend = of(0, 10, 0, 0, 5, 10);
    assertThat(trend.points()).isEqualTo("2,18 94,2");
    assertThat(trend.isDrawn()).isTrue();
    assertThat(of(1, 1, 0, 0).isDrawn()).isFalse();
    assertThat(of(1, 4, 2, 5).before().words()).isEqualTo("1 of 4");
  }
}
