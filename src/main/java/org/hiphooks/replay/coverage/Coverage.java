package org.hiphooks.replay.coverage;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.hiphooks.knowledge.DefineName;

/** Sums over all visits. Its size does not grow with their number. Not thread-safe. */
public final class Coverage implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int STATES = 5;
  private static final int SIDES = 3;

  private final ArrayList<DefineName> names;
  private final ArrayList<Boundary> limits;
  private final long[][] states;
  private final long[][] sides;
  private final long[] reached;
  private long visits;

  /** Sums what this watch sees. */
  public Coverage(Watch watch) {
    this.names = new ArrayList<>(watch.defines());
    this.limits = new ArrayList<>(watch.boundaries());
    this.states = new long[names.size()][STATES];
    this.sides = new long[limits.size()][SIDES];
    this.reached = new long[names.size()];
  }

  /**
   * Visits by the value that a define had. One visit with several orders may stand under several.
   *
   * @param define the define
   * @param isTrue visits that made it true
   * @param isFalse visits that made it false
   * @param isNull visits that left it null: what it needs is not recorded
   * @param otherValue visits that gave it a value that is no Boolean
   * @param failed visits in which it could not be evaluated
   * @param never visits whose answer does not rest on it
   */
  public record DefineCount(
      DefineName define,
      long isTrue,
      long isFalse,
      long isNull,
      long otherValue,
      long failed,
      long never) {

    /** Whether no visit looked at it, or it is a yes-or-no that had one value only. */
    public boolean isOneSided() {
      return otherValue == 0 && (isTrue == 0 || isFalse == 0);
    }
  }

  /**
   * Visits by the side of a limit on which an input lies.
   *
   * @param boundary the input and the limit
   * @param below visits below it
   * @param at visits that meet it exactly
   * @param above visits above it
   */
  public record BoundaryCount(Boundary boundary, long below, long at, long above) {

    /** Whether patients are missing on a side. */
    public boolean isOneSided() {
      return below == 0 || above == 0;
    }
  }

  /** Adds a visit. */
  public void add(Seen seen) {
    visits++;
    for (int i = 0; i < names.size(); i++) {
      count(seen.defines()[i], states[i]);
      reached[i] += seen.defines()[i] == 0 ? 0 : 1;
    }
    for (int i = 0; i < limits.size(); i++) {
      count(seen.boundaries()[i], sides[i]);
    }
  }

  /** Adds what other visits exercised of the same content. */
  public void add(Coverage other) {
    visits += other.visits;
    for (int i = 0; i < names.size(); i++) {
      add(other.states[i], states[i]);
      reached[i] += other.reached[i];
    }
    for (int i = 0; i < limits.size(); i++) {
      add(other.sides[i], sides[i]);
    }
  }

  private static void add(long[] others, long[] counts) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += others[i];
    }
  }

  private static void count(byte bits, long[] counts) {
    for (int bit = 0; bit < counts.length; bit++) {
      counts[bit] += bits >> bit & 1;
    }
  }

  /** Visits that were looked at. */
  public long visits() {
    return visits;
  }

  /** Every define, by library and name. */
  public List<DefineCount> defines() {
    List<DefineCount> counts = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      long[] s = states[i];
      counts.add(new DefineCount(names.get(i), s[0], s[1], s[2], s[3], s[4], visits - reached[i]));
    }
    return counts;
  }

  /** Every limit, by input and number. */
  public List<BoundaryCount> boundaries() {
    List<BoundaryCount> counts = new ArrayList<>();
    for (int i = 0; i < limits.size(); i++) {
      counts.add(new BoundaryCount(limits.get(i), sides[i][0], sides[i][1], sides[i][2]));
    }
    return counts;
  }

  /** Defines that had every value a yes-or-no can have, or another value. */
  public long covered() {
    return defines().stream().filter(count -> !count.isOneSided()).count();
  }

  /** Defines that no visit looked at. */
  public long untouched() {
    return defines().stream().filter(count -> count.never() == visits).count();
  }

  /** Limits with patients on both sides. */
  public long met() {
    return boundaries().stream().filter(count -> !count.isOneSided()).count();
  }
}
