package org.hiphooks.ledger;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes calls behind their answers, in the order in which they come. Nobody waits for it; what it
 * cannot take is counted.
 */
final class CallWriter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CallWriter.class);

  private final StoreGate gate;
  private final CallCounters counters;
  private final LongAdder dropped = new LongAdder();
  private final AtomicLong longestLag = new AtomicLong();
  private final WriteBehind<Taken> behind;

  private record Taken(RecordedCall call, long nanos) {}

  CallWriter(StoreGate gate, CallCounters counters) {
    this.gate = gate;
    this.counters = counters;
    this.behind = new WriteBehind<>("ledger-calls", this::write);
  }

  void take(RecordedCall call) {
    counters.take();
    if (!behind.offer(new Taken(call, System.nanoTime()))) {
      dropped.increment();
    }
  }

  /** Calls that were not written and will not be. */
  long dropped() {
    return dropped.sum();
  }

  int waiting() {
    return behind.waiting();
  }

  /** Longest time from taking a call to having it on disk. */
  long longestLagMillis() {
    return TimeUnit.NANOSECONDS.toMillis(longestLag.get());
  }

  /** Writes what has been taken. */
  @Override
  public void close() {
    behind.close();
  }

  private void write(List<Taken> batch) {
    try {
      gate.add(batch.stream().map(Taken::call).toList(), counters.boot(), counters.written());
      counters.write(batch.size());
      long now = System.nanoTime();
      batch.forEach(taken -> longestLag.accumulateAndGet(now - taken.nanos(), Math::max));
    } catch (IOException | RuntimeException e) {
      dropped.add(batch.size());
      LOG.error("{} calls could not be recorded: {}", batch.size(), e.getClass().getName());
    }
  }
}
