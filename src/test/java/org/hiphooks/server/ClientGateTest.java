package org.hiphooks.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.atomic.AtomicLong;
import org.hiphooks.config.CallLimits;
import org.junit.jupiter.api.Test;

class ClientGateTest {

  private final AtomicLong nanos = new AtomicLong();
  private final TimeMeter time =
      new TimeMeter() {
        @Override
        public long currentTimeNanos() {
          return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
          return false;
        }
      };

  @Test
  void soManyCallsASecondPassAndTheNextOnesWhenTimeHasPassed() {
    ClientGate gate = new ClientGate(new CallLimits(2, 10), time);

    assertThat(pass(gate)).isTrue();
    assertThat(pass(gate)).isTrue();
    assertThat(pass(gate)).isFalse();
    nanos.addAndGet(500_000_000L);
    assertThat(pass(gate)).isTrue();
    assertThat(pass(gate)).isFalse();
  }

  @Test
  void aCallThatIsRefusedForItsRateTakesNoPlace() {
    ClientGate gate = new ClientGate(new CallLimits(1, 1), time);
    assertThat(pass(gate)).isTrue();
    assertThat(pass(gate)).isFalse();
    nanos.addAndGet(1_000_000_000L);

    assertThat(gate.enter()).isTrue();
    nanos.addAndGet(1_000_000_000L);
    assertThat(gate.enter()).isFalse();
    gate.leave();
    assertThat(gate.enter()).isTrue();
  }

  private static boolean pass(ClientGate gate) {
    boolean entered = gate.enter();
    if (entered) {
      gate.leave();
    }
    return entered;
  }
}
