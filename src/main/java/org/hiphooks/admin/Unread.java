package org.hiphooks.admin;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which sources of data were not read, so that answers were partial. */
final class Unread {

  /** What was read, whether or not there was anything. */
  private static final Set<String> READ = Set.of("present", "empty");

  private Unread() {}

  /** Sources that were not read at least once, those most often first. */
  static List<Health.Source> of(MeterRegistry registry) {
    Map<String, Map<String, Long>> states = new TreeMap<>();
    for (Counter counter : registry.find("hiphooks.data").counters()) {
      states
          .computeIfAbsent(Health.tag(counter, "key"), made -> new TreeMap<>())
          .merge(Health.tag(counter, "state"), Math.round(counter.count()), Long::sum);
    }
    List<Health.Source> sources = new ArrayList<>();
    states.forEach(
        (key, counts) -> {
          long all = counts.values().stream().mapToLong(Long::longValue).sum();
          long read = READ.stream().mapToLong(state -> counts.getOrDefault(state, 0L)).sum();
          if (all > read) {
            sources.add(new Health.Source(key, new Share(all - read, all), words(counts)));
          }
        });
    sources.sort((one, other) -> Long.compare(other.unread().part(), one.unread().part()));
    return sources;
  }

  private static String words(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .filter(entry -> !READ.contains(entry.getKey()))
        .map(entry -> entry.getKey() + ' ' + Share.number(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
