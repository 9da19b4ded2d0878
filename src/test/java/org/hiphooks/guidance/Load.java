package org.hiphooks.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.hiphooks.reports.Reports;
import org.junit.jupiter.api.Test;

/**
 * Callers at once, each with its next call as soon as the last is answered, and a second later if
 * it was told to come again: how many are answered, and how fast. Its name keeps it out of the
 * build: {@code mvn test -Dtest=Load}, with {@code -Dhiphooks.load.callers=N} and {@code
 * -Dhiphooks.load.seconds=N}. Leaves {@code load.txt}.
 */
class Load {

  private static final int CALLERS = Integer.getInteger("hiphooks.load.callers", 200);
  private static final long SECONDS = Long.getLong("hiphooks.load.seconds", 60);
  private static final List<String> EXAMPLES = List.of("V04", "V09", "V16", "V31", "V109");
  private static final int OK = 200;
  private static final int COME_AGAIN = 503;

  private final Map<Integer, ConcurrentHistogram> micros =
      Map.of(OK, new ConcurrentHistogram(2), COME_AGAIN, new ConcurrentHistogram(2));

  @Test
  void everyCallIsAnsweredOrToldToComeAgain() throws Exception {
    for (String example : EXAMPLES) {
      assertThat(RunningHipHooks.post("hip-pain-guidance", read(example)).statusCode())
          .isEqualTo(OK);
    }
    CyclicBarrier start = new CyclicBarrier(CALLERS);
    ExecutorService pool = Executors.newFixedThreadPool(CALLERS);
    List<Future<Void>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(pool.submit(caller(start, i)));
    }
    for (Future<Void> caller : callers) {
      caller.get();
    }
    pool.shutdown();
    report();
  }

  private Callable<Void> caller(CyclicBarrier start, int number) {
    return () -> {
      start.await();
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      for (int i = number; System.nanoTime() < end; i++) {
        byte[] body = read(EXAMPLES.get(i % EXAMPLES.size()));
        long begin = System.nanoTime();
        int status = RunningHipHooks.post("hip-pain-guidance", body).statusCode();
        ConcurrentHistogram known = micros.get(status);
        if (known == null) {
          throw new AssertionError("answered with " + status);
        }
        known.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - begin));
        if (status == COME_AGAIN) {
          TimeUnit.SECONDS.sleep(1);
        }
      }
      return null;
    };
  }

  private void report() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(CALLERS).append(" callers for ").append(SECONDS).append(" s\n");
    new TreeMap<>(micros)
        .forEach(
            (status, times) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%d: %d, ms p50 %.0f p95 %.0f p99 %.0f max %.0f%n",
                        status,
                        times.getTotalCount(),
                        times.getValueAtPercentile(50) / 1000.0,
                        times.getValueAtPercentile(95) / 1000.0,
                        times.getValueAtPercentile(99) / 1000.0,
                        times.getMaxValue() / 1000.0)));
    Reports.ofTheBuild().write("load.txt", text.toString(), text.toString().replace('\n', ';'));
  }

  private static byte[] read(String example) throws IOException {
    String path = "/golden/examples/" + example + ".request.json";
    try (InputStream in = Load.class.getResourceAsStream(path)) {
      return in.readAllBytes();
    }
  }
}
