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
 * @param causes where the two evaluations part; empty if texts changed and no value did
 */
public record Change(
    Visit visit, Answer before, Answer after, List<String> changes, List<Cause> causes) {

  /** Defensive copies. */
  public Change {
    changes = List.copyOf(changes);
    causes = List.copyOf(causes);
  }

  /** Whether the answers are the same. */
  public boolean isNone() {
    return changes.isEmpty();
  }

  /** The name of a group's place on the page. */
  public static String anchor(String group) {
    return "group-" + Integer.toHexString(group.hashCode());
  }

  /** The group that the change belongs to. */
  public String group() {
    return String.join("; ", changes);
  }
}
