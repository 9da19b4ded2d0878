package org.hiphooks.spark;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.apache.spark.sql.Row;
import org.hiphooks.replay.coverage.Seen;
import org.jspecify.annotations.Nullable;

/**
 * For how many visits each input is recorded, could not be read, or keeps a rule from being
 * decided. Its size does not grow with the number of visits. Not thread-safe.
 */
final class GapCount implements Serializable {

  private static final long serialVersionUID = 1L;

  private final HashMap<String, Long> recorded = new HashMap<>();
  private final HashMap<String, Long> failed = new HashMap<>();
  private final HashMap<String, HashMap<String, Long>> waiting = new HashMap<>();
  private final HashMap<String, Long> undecided = new HashMap<>();
  private final HashMap<String, Long> notEvaluated = new HashMap<>();
  private long visits;
  private long notAsked;
  private long notFullyRead;

  GapCount(RuleInputs inputs) {
    inputs.inputs().forEach(input -> recorded.put(input, 0L));
  }

  /** A patient who was asked nothing about. */
  void leftOut() {
    notAsked++;
  }

  /**
   * Counts a visit.
   *
   * @param open by rule that is open, the inputs that it waits on
   */
  void add(Row row, RuleInputs inputs, Map<String, SortedSet<String>> open) {
    visits++;
    if (!row.<Boolean>getAs(AnswerSchema.FULLY_READ)) {
      notFullyRead++;
    }
    Set<String> known = new HashSet<>();
    for (Row fact : row.<Row>getList(row.fieldIndex(AnswerSchema.FACTS))) {
      if (fact.getBoolean(7)) {
        failed.merge(fact.getString(0), 1L, Long::sum);
      } else if (!fact.isNullAt(2)) {
        known.add(fact.getString(0));
      }
    }
    known.forEach(input -> recorded.merge(input, 1L, Long::sum));
    byte @Nullable [] defines = row.getAs(AnswerSchema.DEFINES);
    for (String rule : defines == null ? List.<String>of() : inputs.rules()) {
      if (inputs.defines(rule).stream().anyMatch(place -> Seen.isFailed(defines[place]))) {
        notEvaluated.merge(rule, 1L, Long::sum);
      }
    }
    open.forEach(this::wait);
  }

  private void wait(String rule, Set<String> missing) {
    undecided.merge(rule, 1L, Long::sum);
    for (String input : missing) {
      waiting.computeIfAbsent(input, i -> new HashMap<>()).merge(rule, 1L, Long::sum);
    }
  }

  void add(GapCount other) {
    visits += other.visits;
    notAsked += other.notAsked;
    notFullyRead += other.notFullyRead;
    add(recorded, other.recorded);
    add(failed, other.failed);
    add(undecided, other.undecided);
    add(notEvaluated, other.notEvaluated);
    other.waiting.forEach(
        (input, rules) -> add(waiting.computeIfAbsent(input, i -> new HashMap<>()), rules));
  }

  private static void add(Map<String, Long> counts, Map<String, Long> others) {
    others.forEach((name, count) -> counts.merge(name, count, Long::sum));
  }

  /** Visits that were answered. */
  long visits() {
    return visits;
  }

  /** Patients who were asked nothing about. */
  long notAsked() {
    return notAsked;
  }

  /** Visits of patients of whom something could not be read. */
  long notFullyRead() {
    return notFullyRead;
  }

  /** Visits in which an input has a value. */
  long recorded(String input) {
    return recorded.getOrDefault(input, 0L);
  }

  /** Visits in which the reading of an input failed. */
  long failed(String input) {
    return failed.getOrDefault(input, 0L);
  }

  /** Visits in which a rule could still become true if something more were recorded. */
  long undecided(String rule) {
    return undecided.getOrDefault(rule, 0L);
  }

  /** Visits in which a rule could not be evaluated. */
  long notEvaluated(String rule) {
    return notEvaluated.getOrDefault(rule, 0L);
  }

  /**
   * Rules that are not decided in visits in which the input is not recorded, each with how many.
   */
  Map<String, Long> waiting(String input) {
    return waiting.getOrDefault(input, new HashMap<>());
  }
}
