package org.hiphooks.replay.diff;

import java.util.List;
import org.hiphooks.replay.run.Answer;
import org.hiphooks.replay.visit.Visit;

/**
 * What two contents answer to one visit.
 *
 * @param visit the visit
 * @param before answer of the first content
 * @param after answer of the second
 * @param changes what changed, one text each; empty = nothing
 */
public record Change(Visit visit, Answer before, Answer after, List<String> changes) {

  /** Defensive copy. */
  public Change {
    changes = List.copyOf(changes);
  }

  /** Whether the answers are the same. */
  public boolean isNone() {
    return changes.isEmpty();
  }

  /** The group that the change belongs to. */
  public String group() {
    return String.join("; ", changes);
  }
}
