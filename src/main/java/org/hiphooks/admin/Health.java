package org.hiphooks.admin;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.hiphooks.ledger.LedgerState;
import org.hiphooks.server.ReloadOutcome;
import org.jspecify.annotations.Nullable;

/**
 * How the parts of this process are doing since it started.
 *
 * @param isReady whether calls are answered
 * @param ledger how the ledger is doing
 * @param traffic requests by part of this process, with those that failed
 * @param refusals requests that were refused, by status and reason
 * @param answered calls that were answered
 * @param buckets how many calls took at most so many milliseconds
 * @param hosts FHIR servers that were asked, and whether they are left alone
 * @param failedRules rules that failed, with how often
 * @param unread sources of data that were not read, by prefetch key
 * @param differences rules about which the two engines differed, with how often
 * @param reload what became of the last reload; null = there was none
 */
public record Health(
    boolean isReady,
    LedgerState ledger,
    List<Traffic> traffic,
    List<Line> refusals,
    long answered,
    List<Bucket> buckets,
    List<Host> hosts,
    List<Line> failedRules,
    List<Source> unread,
    List<Line> differences,
    @Nullable ReloadOutcome reload) {

  private static final String CALLS = "/cds-services";

  /** A count with a name. */
  public record Line(String name, long count) {}

  /**
   * A source of data.
   *
   * @param key its prefetch key
   * @param unread how often it was not read, of how many calls that asked for it
   * @param why in which ways, such as {@code timed-out 3}
   */
  public record Source(String key, Share unread, String why) {}

  /** Calls that took at most so long. */
  public record Bucket(long millis, long calls) {}

  /** A FHIR server. */
  public record Host(String name, boolean isLeftAlone) {}

  /** Defensive copies. */
  public Health {
    traffic = List.copyOf(traffic);
    refusals = List.copyOf(refusals);
    buckets = List.copyOf(buckets);
    hosts = List.copyOf(hosts);
    failedRules = List.copyOf(failedRules);
    unread = List.copyOf(unread);
    differences = List.copyOf(differences);
  }

  /** Requests of any kind. */
  public long requests() {
    return traffic.stream().mapToLong(Traffic::requests).sum();
  }

  /** Requests of any kind that were answered with 5xx. */
  public long errors() {
    return traffic.stream().mapToLong(Traffic::failed).sum();
  }

  /** The time within which so many hundredths of calls were answered; 0 = longer than measured. */
  public long within(int hundredths) {
    return buckets.stream()
        .filter(bucket -> bucket.calls() * 100 >= answered * hundredths)
        .mapToLong(Bucket::millis)
        .findFirst()
        .orElse(0);
  }

  static Health of(ConsoleParts parts) {
    MeterRegistry registry = parts.service().registry();
    Collection<Timer> calls =
        registry.find("hiphooks.http").timers().stream()
            .filter(timer -> String.valueOf(timer.getId().getTag("route")).startsWith(CALLS))
            .toList();
    long answered = 0;
    TreeMap<Long, Long> counts = new TreeMap<>();
    for (Timer timer : calls) {
      answered += timer.count();
      for (CountAtBucket bucket : timer.takeSnapshot().histogramCounts()) {
        long millis = (long) bucket.bucket(TimeUnit.MILLISECONDS);
        counts.merge(millis, (long) bucket.count(), Long::sum);
      }
    }
    List<Bucket> buckets = new ArrayList<>();
    counts.forEach((millis, count) -> buckets.add(new Bucket(millis, count)));
    return new Health(
        parts.service().server().isReady(),
        parts.service().ledger().state(),
        Traffic.of(registry),
        counters(registry, "hiphooks.rejections", "reason"),
        answered,
        buckets,
        hosts(registry),
        counters(registry, "hiphooks.rules.failed", "rule"),
        Unread.of(registry),
        counters(registry, "hiphooks.shadow.differences", "rule"),
        parts.service().reloading().last().orElse(null));
  }

  private static List<Line> counters(MeterRegistry registry, String name, String tag) {
    TreeMap<String, Long> counts = new TreeMap<>();
    registry
        .find(name)
        .counters()
        .forEach(
            counter -> counts.merge(tag(counter, tag), Math.round(counter.count()), Long::sum));
    List<Line> lines = new ArrayList<>();
    counts.forEach((what, count) -> lines.add(new Line(what, count)));
    return lines;
  }

  private static List<Host> hosts(MeterRegistry registry) {
    List<Host> hosts = new ArrayList<>();
    for (Gauge gauge : registry.find("hiphooks.circuit.open").gauges()) {
      hosts.add(new Host(tag(gauge, "host"), gauge.value() > 0));
    }
    return hosts;
  }

  static String tag(Meter meter, String name) {
    return meter.getId().getTags().stream()
        .filter(tag -> name.equals(tag.getKey()))
        .map(Tag::getValue)
        .findFirst()
        .orElse("");
  }
}
