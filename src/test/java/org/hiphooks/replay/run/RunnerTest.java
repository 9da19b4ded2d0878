package org.hiphooks.replay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.hiphooks.replay.visit.LeftOut;
import org.hiphooks.replay.visit.Visit;
import org.junit.jupiter.api.Test;

class RunnerTest {

  @Test
  void resultsComeInTheOrderOfTheVisitsThoughTheLastIsDoneFirst() throws Exception {
    List<String> got = new ArrayList<>();
    AtomicInteger started = new AtomicInteger();
    Runner<String> runner =
        new Runner<>(
            visit -> {
              // The first visit waits until others were answered.
              while (visit.name().equals("0") && started.get() < 3) {
                Thread.onSpinWait();
              }
              started.incrementAndGet();
              return visit.name();
            },
            2,
            got::add,
            missing -> got.add(missing.place()));
    for (int i = 0; i < 5; i++) {
      runner.visit(visit(i));
    }
    runner.leftOut(LeftOut.missing("gone", "why"));
    runner.finish();

    assertThat(got).containsExactly("0", "1", "2", "3", "4", "gone");
  }

  @Test
  void onlyABoundedNumberOfVisitsIsOnTheWay() throws Exception {
    AtomicInteger onTheWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Runner<String> runner =
        new Runner<>(
            visit -> {
              most.accumulateAndGet(onTheWay.incrementAndGet(), Math::max);
              return visit.name();
            },
            2,
            done -> onTheWay.decrementAndGet(),
            missing -> {});
    IntStream.range(0, 1000).forEach(i -> runner.visit(visit(i)));
    runner.finish();

    assertThat(most).hasValueLessThanOrEqualTo(2 * 4 + 2);
  }

  @Test
  void aReportThatCannotBeWrittenEndsTheRunAndIsReported() {
    AtomicInteger written = new AtomicInteger();
    Runner<String> runner =
        new Runner<>(
            Visit::name,
            2,
            done -> {
              written.incrementAndGet();
              throw new OutOfReach("the report", new IOException("No space left on device"));
            },
            missing -> {});
    IntStream.range(0, 100).forEach(i -> runner.visit(visit(i)));

    assertThatThrownBy(runner::finish).hasMessage("the report: the disk is full");
    assertThat(written).hasValue(1);
    assertThat(runner.wantsMore()).isFalse();
  }

  private static Visit visit(int number) {
    return new Visit(
        String.valueOf(number),
        "",
        "service",
        JsonNodeFactory.instance.objectNode(),
        Instant.EPOCH,
        null,
        null);
  }
}
