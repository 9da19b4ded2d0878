package org.hiphooks.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hiphooks.trust.TestKeys.AUDIENCE;
import static org.hiphooks.trust.TestKeys.NOW;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The machine's clock may be set while the service runs; the time that really passes cannot. */
class ClockJumpTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration YEAR = Duration.ofDays(365);

  private final AtomicLong passed = new AtomicLong();
  private final TokenVerifier verifier =
      new TokenVerifier(List.of(TestKeys.client()), new BoundedTokenMemory(100, passed::get));

  @Test
  void aTokenThatWasSeenStaysSeenWhenTheClockIsSetBack() throws Exception {
    String token = TestKeys.good();
    assertThat(verifier.verify(token, AUDIENCE, NOW.plusSeconds(200)).isGood()).isTrue();
    assertThat(verifier.verify(token, AUDIENCE, NOW).fault()).isEqualTo(Fault.REPLAYED);
    assertThat(verifier.verify(token, AUDIENCE, NOW.minus(HOUR)).isGood()).isFalse();
    assertThat(verifier.verify(token, AUDIENCE, NOW).fault()).isEqualTo(Fault.REPLAYED);
  }

  @Test
  void aTokenThatWasSeenStaysSeenWhenTheClockIsSetAheadAndBack() throws Exception {
    String token = TestKeys.good();
    assertThat(verifier.verify(token, AUDIENCE, NOW).isGood()).isTrue();

    pass(5);
    assertThat(verifier.verify(good(NOW.plus(YEAR)), AUDIENCE, NOW.plus(YEAR)).isGood()).isTrue();
    pass(5);

    assertThat(verifier.verify(token, AUDIENCE, NOW.plusSeconds(10)).fault())
        .isEqualTo(Fault.REPLAYED);
    assertThat(verifier.verify(TestKeys.good(), AUDIENCE, NOW.plusSeconds(10)).isGood()).isTrue();
  }

  @Test
  void aTokenThatWasForgottenIsNotNewWhenTheClockIsSetBackLater() throws Exception {
    String token = TestKeys.good();
    assertThat(verifier.verify(token, AUDIENCE, NOW).isGood()).isTrue();
    Instant later = NOW.plus(HOUR);
    pass(HOUR.toSeconds());
    assertThat(verifier.verify(good(later), AUDIENCE, later).isGood()).isTrue();

    assertThat(verifier.verify(token, AUDIENCE, NOW).fault()).isEqualTo(Fault.FORGOTTEN);
    Instant after = NOW.plusSeconds(70);
    assertThat(verifier.verify(good(after), AUDIENCE, after).isGood()).isTrue();
  }

  @Test
  void aTokenOfTheRightTimeIsRefusedWhileTheClockIsWrongAndGoodAfterwards() throws Exception {
    String token = TestKeys.good();
    assertThat(verifier.verify(token, AUDIENCE, NOW.plus(HOUR)).isGood()).isFalse();
    assertThat(verifier.verify(token, AUDIENCE, NOW.minus(HOUR)).isGood()).isFalse();
    assertThat(verifier.verify(token, AUDIENCE, NOW).isGood()).isTrue();
  }

  private void pass(long seconds) {
    passed.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private static String good(Instant issued) throws JOSEException {
    return TestKeys.sign(
        TestKeys.header(JWSAlgorithm.ES384, TestKeys.P384).build(),
        TestKeys.claims()
            .issueTime(Date.from(issued))
            .expirationTime(Date.from(issued.plusSeconds(300)))
            .build(),
        TestKeys.P384);
  }
}
