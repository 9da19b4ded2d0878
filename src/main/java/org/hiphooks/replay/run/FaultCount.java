package org.hiphooks.replay.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How answers to worse requests stood, by fault and by what the patient is answered without it: the
 * most severe card is what a fault may cost. Not thread-safe.
 */
public final class FaultCount implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Groups of visits, the most severe first. */
  public static final List<String> GROUPS = List.of("critical", "warning", "info", "no card");

  private static final String NONE = "no card";

  private final LinkedHashMap<String, Map<String, Map<Outcome, Long>>> counts =
      new LinkedHashMap<>();

  void add(Result result) {
    if (result.degraded().isEmpty()) {
      return;
    }
    String group = group(result.answer());
    for (Degraded degraded : result.degraded()) {
      counts
          .computeIfAbsent(degraded.fault(), fault -> new LinkedHashMap<>())
          .computeIfAbsent(group, g -> new EnumMap<>(Outcome.class))
          .merge(degraded.outcome(), 1L, Long::sum);
    }
  }

  void add(FaultCount other) {
    other.counts.forEach(
        (fault, groups) ->
            groups.forEach(
                (group, outcomes) ->
                    outcomes.forEach(
                        (outcome, count) ->
                            counts
                                .computeIfAbsent(fault, f -> new LinkedHashMap<>())
                                .computeIfAbsent(group, g -> new EnumMap<>(Outcome.class))
                                .merge(outcome, count, Long::sum))));
  }

  private static String group(Answer answer) {
    return GROUPS.stream()
        .filter(level -> answer.all().stream().anyMatch(card -> level.equals(card.level())))
        .findFirst()
        .orElse(NONE);
  }

  /** Whether no fault was tried. */
  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Every fault, in the order in which it is tried. */
  public List<String> faults() {
    return new ArrayList<>(counts.keySet());
  }

  /** Answers with this fault to visits of a group. */
  public long of(String fault, String group, Outcome outcome) {
    return counts
        .getOrDefault(fault, Map.of())
        .getOrDefault(group, Map.of())
        .getOrDefault(outcome, 0L);
  }

  /** Answers with this fault. */
  public long of(String fault, Outcome outcome) {
    return GROUPS.stream().mapToLong(group -> of(fault, group, outcome)).sum();
  }
}
