package org.hiphooks.admin;

import java.util.List;

/**
 * How far a trial is.
 *
 * @param done cases that were asked about
 * @param all cases there are
 * @param isOver whether it has ended
 * @param groups whose cards differ
 */
public record TrialState(int done, int all, boolean isOver, List<Group> groups) {

  /** Defensive copy. */
  public TrialState {
    groups = List.copyOf(groups);
  }

  /** Cases whose cards differ. */
  public int differing() {
    return groups.stream().mapToInt(Group::count).sum();
  }

  /**
   * Cases that differ in one way.
   *
   * @param change cards before and after
   * @param count how many
   * @param ids the first of them
   */
  public record Group(String change, int count, List<String> ids) {

    /** Defensive copy. */
    public Group {
      ids = List.copyOf(ids);
    }
  }
}
