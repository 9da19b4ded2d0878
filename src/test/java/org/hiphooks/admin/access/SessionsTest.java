package org.hiphooks.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long a sign-in holds. */
class SessionsTest {

  private final Hand clock = new Hand();
  private final Sessions sessions = new Sessions(clock);

  /** A clock that is moved by hand. */
  static final class Hand extends Clock {

    private Instant now = Instant.parse("2026-06-01T12:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void aSessionEndsAfterThirtyIdleMinutes() {
    String secret = sessions.begin("r.osei", Set.of(Role.VIEWER), true);
    clock.move(Duration.ofMinutes(29));
    assertThat(sessions.find(secret)).isPresent();
    clock.move(Duration.ofMinutes(30));
    assertThat(sessions.find(secret)).isEmpty();
  }

  @Test
  void aSessionEndsAfterEightHoursHoweverBusy() {
    String secret = sessions.begin("r.osei", Set.of(Role.VIEWER), true);
    for (int i = 0; i < 23; i++) {
      clock.move(Duration.ofMinutes(20));
      assertThat(sessions.find(secret)).isPresent();
    }
    clock.move(Duration.ofMinutes(20));
    assertThat(sessions.find(secret)).isEmpty();
  }

  @Test
  void aSignInIsFreshForFiveMinutes() {
    Session session =
        sessions.find(sessions.begin("r.osei", Set.of(Role.VIEWER), true)).orElseThrow();
    assertThat(session.isFresh(clock.instant())).isTrue();
    clock.move(Duration.ofMinutes(5));
    assertThat(session.isFresh(clock.instant())).isFalse();
    session.prove(clock.instant());
    assertThat(session.isFresh(clock.instant())).isTrue();
  }

  @Test
  void aSetupCodeHoldsForFifteenMinutesAndTwentyTries() {
    SetupCode code = new SetupCode(clock, new java.security.SecureRandom());
    assertThat(code.fits(code.shown())).isTrue();
    for (int i = 0; i < 19; i++) {
      assertThat(code.fits("AAAA")).isFalse();
    }
    assertThat(code.fits(code.shown())).isFalse();
    SetupCode other = new SetupCode(clock, new java.security.SecureRandom());
    clock.move(Duration.ofMinutes(15));
    assertThat(other.fits(other.shown())).isFalse();
  }

  @Test
  void triesComeBackWithTime() {
    Throttle throttle = new Throttle(3, clock);
    for (int i = 0; i < 3; i++) {
      assertThat(throttle.admits("a")).isTrue();
    }
    assertThat(throttle.admits("a")).isFalse();
    assertThat(throttle.admits("b")).isTrue();
    clock.move(Duration.ofMinutes(5));
    assertThat(throttle.admits("a")).isTrue();
    assertThat(throttle.admits("a")).isFalse();
  }
}
