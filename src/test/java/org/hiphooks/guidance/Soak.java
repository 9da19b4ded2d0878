package org.hiphooks.guidance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Calls without a pause, for 30 minutes: each answer is the same as the first, and what is in use
 * after garbage collection does not grow. Its name keeps it out of the build: {@code mvn test
 * -Dtest=Soak}, with {@code -Dhiphooks.soak.minutes=N} for another length. Leaves {@code soak.csv}.
 */
class Soak {

  private static final long MINUTES = Long.getLong("hiphooks.soak.minutes", 30);
  private static final int SAMPLES = 30;
  private static final int CALLERS = 4;
  private static final double GROWTH = 1.2;
  private static final List<String> EXAMPLES = List.of("V04", "V09", "V16", "V31", "V109");

  private final AtomicLong calls = new AtomicLong();
  private final List<Long> heap = new ArrayList<>();

  @Test
  void nothingGrowsAndNoAnswerChanges() throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MINUTES);
    ExecutorService pool = Executors.newFixedThreadPool(CALLERS);
    List<Future<Void>> callers = new ArrayList<>();
    for (int i = 0; i < CALLERS; i++) {
      callers.add(pool.submit(caller(end)));
    }
    sample(end);
    for (Future<Void> caller : callers) {
      caller.get();
    }
    pool.shutdown();

    int quarter = heap.size() / 4;
    assertThat(least(heap.subList(heap.size() - quarter, heap.size())))
        .as("bytes in use after garbage collection, in order: %s", heap)
        .isLessThan((long) (least(heap.subList(quarter, 2 * quarter)) * GROWTH));
  }

  private Callable<Void> caller(long end) {
    return () -> {
      List<byte[]> bodies = new ArrayList<>();
      List<byte[]> answers = new ArrayList<>();
      for (String example : EXAMPLES) {
        bodies.add(read(example));
        answers.add(post(bodies.get(bodies.size() - 1)));
      }
      for (int i = 0; System.nanoTime() < end; i = (i + 1) % bodies.size()) {
        assertThat(post(bodies.get(i))).isEqualTo(answers.get(i));
        calls.incrementAndGet();
      }
      return null;
    };
  }

  private void sample(long end) throws IOException, InterruptedException {
    Path record = Path.of(System.getProperty("hiphooks.artifacts", "target/artifacts"), "soak.csv");
    Files.createDirectories(record.getParent());
    Files.writeString(record, "seconds,calls,heap_bytes_after_gc\n", UTF_8);
    long begin = System.nanoTime();
    while (System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(TimeUnit.MINUTES.toMillis(MINUTES) / SAMPLES);
      System.gc();
      long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
      heap.add(used);
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
      String line = seconds + "," + calls.get() + ',' + used + '\n';
      Files.writeString(record, line, UTF_8, StandardOpenOption.APPEND);
    }
  }

  private static long least(List<Long> bytes) {
    return bytes.stream().mapToLong(Long::longValue).min().orElseThrow();
  }

  private static byte[] post(byte[] body) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = RunningHipHooks.post("hip-pain-guidance", body);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static byte[] read(String example) throws IOException {
    String path = "/golden/examples/" + example + ".request.json";
    try (InputStream in = Soak.class.getResourceAsStream(path)) {
      return in.readAllBytes();
    }
  }
}
