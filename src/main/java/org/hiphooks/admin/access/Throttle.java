package org.hiphooks.admin.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How often somebody may try. A try that succeeds is given back. Thread-safe. */
public final class Throttle {

  private static final int MOST_KEPT = 10_000;
  private static final Duration SPAN = Duration.ofMinutes(15);

  private final LoadingCache<String, Bucket> buckets;

  /**
   * So many tries in 15 minutes.
   *
   * @param tries for each key
   */
  public Throttle(int tries, Clock clock) {
    TimeMeter time = new Meter(clock);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .build(
                key ->
                    Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, SPAN))
                        .build());
  }

  /** Whether one more may be tried under a key. */
  public boolean admits(String key) {
    return buckets.get(key).tryConsume(1);
  }

  /** It was a good one. */
  public void giveBack(String key) {
    buckets.get(key).addTokens(1);
  }

  private static final class Meter implements TimeMeter {

    private final Clock clock;

    Meter(Clock clock) {
      this.clock = clock;
    }

    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
