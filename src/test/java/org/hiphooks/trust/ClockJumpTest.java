package org.hiphooks.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiphooks.trust.TestKeys.AUDIENCE;
import static org.hiphooks.trust.TestKeys.NOW;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The machine's clock may be set while the service runs. */
class ClockJumpTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final TokenVerifier verifier =
      new TokenVerifier(List.of(TestKeys.client()), new BoundedTokenMemory(100));

  @Test
  void aTokenThatWasSeenStaysSeenWhenTheClockIsSetBack() throws Exception {
    String token = TestKeys.good();
    assertThat(verifier.verify(token, AUDIENCE, NOW.plusSeconds(200)).isGood()).isTrue();
    assertThat(verifier.verify(token, AUDIENCE, NOW).fault()).isEqualTo(Fault.REPLAYED);
    assertThat(verifier.verify(token, AUDIENCE, NOW.minus(HOUR)).isGood()).isFalse();
    assertThat(verifier.verify(token, AUDIENCE, NOW).fault()).isEqualTo(Fault.REPLAYED);
  }

  @Test
  void aTokenOfTheRightTimeIsRefusedWhileTheClockIsWrongAndGoodAfterwards() throws Exception {
    String token = TestKeys.good();
    assertThat(verifier.verify(token, AUDIENCE, NOW.plus(HOUR)).isGood()).isFalse();
    assertThat(verifier.verify(token, AUDIENCE, NOW.minus(HOUR)).isGood()).isFalse();
    assertThat(verifier.verify(token, AUDIENCE, NOW).isGood()).isTrue();
  }
}
