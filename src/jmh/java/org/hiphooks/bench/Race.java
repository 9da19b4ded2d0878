package org.hiphooks.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets contestants do their work in turns, in one run: next is always the one that has had the
 * least time so far, so that all share the same moments of a machine that others use too. Counts
 * CPU time and bytes allocated by the one thread.
 */
final class Race {

  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final List<Lane> lanes = new ArrayList<>();
  private long guard;

  /** One contestant's course. */
  private static final class Lane {
    private final Contestant contestant;
    private final List<Long> nanos = new ArrayList<>();
    private final List<Long> bytes = new ArrayList<>();
    private long spent;

    Lane(Contestant contestant) {
      this.contestant = contestant;
    }
  }

  Race(List<Contestant> contestants) {
    contestants.forEach(contestant -> lanes.add(new Lane(contestant)));
  }

  /** Runs for so much CPU time: a third of it to warm up, which does not count. */
  List<Result> run(Duration time) throws Exception {
    run(time.dividedBy(3).toNanos());
    for (Lane lane : lanes) {
      lane.nanos.clear();
      lane.bytes.clear();
      lane.spent = 0;
    }
    run(time.multipliedBy(2).dividedBy(3).toNanos());
    return lanes.stream()
        .map(lane -> Result.of(lane.contestant.name(), lane.nanos, lane.bytes))
        .toList();
  }

  private void run(long nanos) throws Exception {
    for (Lane lane : lanes) {
      step(lane);
    }
    long end = THREAD.getCurrentThreadCpuTime() + nanos;
    while (THREAD.getCurrentThreadCpuTime() - end < 0) {
      Lane next = lanes.get(0);
      for (Lane lane : lanes) {
        next = lane.spent < next.spent ? lane : next;
      }
      step(next);
    }
  }

  private void step(Lane lane) throws Exception {
    long thread = Thread.currentThread().getId();
    long bytes = THREAD.getThreadAllocatedBytes(thread);
    long start = THREAD.getCurrentThreadCpuTime();
    guard += lane.contestant.work().run();
    long nanos = THREAD.getCurrentThreadCpuTime() - start;
    lane.nanos.add(nanos);
    lane.bytes.add(THREAD.getThreadAllocatedBytes(thread) - bytes);
    lane.spent += nanos;
  }

  /** Depends on all that was done. */
  long guard() {
    return guard;
  }
}
