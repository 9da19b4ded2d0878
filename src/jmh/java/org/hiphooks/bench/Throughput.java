package org.hiphooks.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many calls are answered in a second by so many threads. */
final class Throughput {

  private Throughput() {}

  /** Calls a second. */
  static double of(Contestant.Work work, int threads, Duration time) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      long start = System.nanoTime();
      long end = start + time.toNanos();
      Callable<Integer> caller =
          () -> {
            int calls = 0;
            while (System.nanoTime() - end < 0) {
              work.run();
              calls++;
            }
            return calls;
          };
      List<Future<Integer>> callers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        callers.add(pool.submit(caller));
      }
      long calls = 0;
      for (Future<Integer> each : callers) {
        calls += each.get();
      }
      return calls * 1e9 / (System.nanoTime() - start);
    } finally {
      pool.shutdownNow();
    }
  }
}
