package org.hiphooks.replay.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hiphooks.replay.run.Differing;
import org.hiphooks.replay.visit.LeftOut;

/** Counts changes by what changed. Its size does not grow with the number of visits. */
public final class Groups {

  private static final int MAX_NAMES = 50;
  private static final int MAX_CAUSES = 100;
  private static final int MOST = 8;
  private static final String TEXTS = "texts only; no value of a rule differs";

  private final SortedMap<String, List<Differing>> names = new TreeMap<>();
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final Map<String, Map<String, Long>> causes = new HashMap<>();
  private final RuleMoves rules = new RuleMoves();
  private long visits;
  private long changed;
  private long leftOut;

  void add(Change change) {
    visits++;
    rules.add(change.before(), change.after());
    if (change.isNone()) {
      return;
    }
    changed++;
    counts.merge(change.group(), 1L, Long::sum);
    List<Differing> some = names.computeIfAbsent(change.group(), group -> new ArrayList<>());
    Map<String, Long> why = causes.computeIfAbsent(change.group(), group -> new LinkedHashMap<>());
    if (change.causes().isEmpty()) {
      why.merge(TEXTS, 1L, Long::sum);
    }
    for (Cause cause : change.causes()) {
      if (why.size() < MAX_CAUSES || why.containsKey(cause.kind())) {
        why.merge(cause.kind(), 1L, Long::sum);
      }
    }
    if (some.size() < MAX_NAMES) {
      some.add(new Differing(change.visit().name(), changed));
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

  /** How often each rule shows its card in either content. */
  public RuleMoves rules() {
    return rules;
  }

  /** Groups, the largest first. */
  public List<Map.Entry<String, Long>> groups() {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .toList();
  }

  /** What most visits of a group have in common behind their change, the most frequent first. */
  public List<Map.Entry<String, Long>> causes(String group) {
    return causes.getOrDefault(group, Map.of()).entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST)
        .toList();
  }

  /** Some of the visits of a group. */
  public List<Differing> names(String group) {
    return Collections.unmodifiableList(names.getOrDefault(group, List.of()));
  }
}
