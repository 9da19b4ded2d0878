package org.hiphooks.mutation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.hiphooks.knowledge.DefineName;

/** Follows what a change of one define changes for one patient. */
final class Ripple {

  private final DependencyIndex index;
  private final CaseValues values;
  private final Set<DefineName> needed;
  private final TreeSet<DefineName> open;
  private boolean failed;

  /**
   * Nothing has changed yet.
   *
   * @param needed defines that matter; what rests on others is not followed
   */
  Ripple(DependencyIndex index, CaseValues values, Set<DefineName> needed) {
    this.index = index;
    this.values = values;
    this.needed = needed;
    this.open = new TreeSet<>(Comparator.comparingInt(index::place));
  }

  /** Follows a change of these, as far as values differ. */
  void start(Collection<DefineName> defines) {
    open.addAll(defines);
    open.retainAll(needed);
    while (!open.isEmpty() && !failed) {
      DefineName define = open.pollFirst();
      try {
        if (values.renew(define)) {
          index.users(define).stream().filter(needed::contains).forEach(open::add);
        }
      } catch (RuntimeException e) {
        failed = true; // A rule that cannot be evaluated is said to be so in the answer.
      }
    }
  }

  /** Whether an evaluation threw. */
  boolean failed() {
    return failed;
  }
}
