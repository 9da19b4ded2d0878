package org.hiphooks.replay.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hiphooks.replay.visit.LeftOut;

/** Counts changes by what changed. Its size does not grow with the number of visits. */
public final class Groups {

  private static final int MAX_NAMES = 50;

  private final SortedMap<String, List<String>> names = new TreeMap<>();
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private long visits;
  private long changed;
  private long leftOut;

  void add(Change change) {
    visits++;
    if (change.isNone()) {
      return;
    }
    changed++;
    counts.merge(change.group(), 1L, Long::sum);
    List<String> some = names.computeIfAbsent(change.group(), group -> new ArrayList<>());
    if (some.size() < MAX_NAMES) {
      some.add(change.visit().name());
    }
  }

  void add(LeftOut missing) {
    if (missing.whole()) {
      leftOut++;
    }
  }

  /** Visits answered by both. */
  public long visits() {
    return visits;
  }

  /** Visits whose answers differ. */
  public long changed() {
    return changed;
  }

  /** Patients, files and lines that are missing. */
  public long leftOut() {
    return leftOut;
  }

  /** Groups, the largest first. */
  public List<Map.Entry<String, Long>> groups() {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .toList();
  }

  /** Some of the visits of a group. */
  public List<String> names(String group) {
    return Collections.unmodifiableList(names.getOrDefault(group, List.of()));
  }
}
