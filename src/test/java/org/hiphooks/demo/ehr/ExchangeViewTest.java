package org.hiphooks.demo.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.hiphooks.demo.ehr.ExchangeView.Timing;
import org.junit.jupiter.api.Test;

class ExchangeViewTest {

  @Test
  void timingsAreReadWithTheirShareOfTheLongest() {
    List<Timing> timings =
        ExchangeView.timings(List.of("read;dur=1.5, decide;dur=12;desc=\"Decide\"", "cache"));

    assertThat(timings)
        .containsExactly(
            new Timing("read", "read", new BigDecimal("1.5"), 13),
            new Timing("decide", "Decide", new BigDecimal("12"), 100),
            new Timing("cache", "cache", BigDecimal.ZERO, 0));
  }

  @Test
  void noHeaderGivesNoTimings() {
    assertThat(ExchangeView.timings(List.of())).isEmpty();
    assertThat(ExchangeView.timings(List.of(""))).isEmpty();
  }
}
