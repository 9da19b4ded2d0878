package org.hiphooks.explain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a link or an address of an explanation leads to.
 *
 * @param state whether it may be seen
 * @param view name of the page, which is no secret; empty unless it may be seen
 * @param session what the browser must show to see it; empty unless it may be seen
 * @param minutes how long it is kept
 * @param rules rules and levels that fired, once it is deleted; nothing else is left then
 * @param kept what is kept; null unless it was opened
 */
public record Access(
    State state,
    String view,
    String session,
    long minutes,
    List<String> rules,
    @Nullable Kept kept) {

  /** Whether something may be seen. */
  public enum State {
    /** It may. */
    OPEN,
    /** It is deleted. */
    GONE,
    /** This browser may not, or the link was used too often. */
    REFUSED,
    /** There never was such a thing, or not even its rules are left. */
    UNKNOWN
  }

  /**
   * An evaluation with the explainer of its content.
   *
   * @param evaluation the evaluation
   * @param explainer of the content that answered
   * @param until when it is deleted
   */
  public record Kept(Evaluation evaluation, Explainer explainer, Instant until) {

    /** Nothing of the patient. */
    @Override
    public String toString() {
      return "Kept until " + until;
    }
  }

  static final Access REFUSED = new Access(State.REFUSED, "", "", 0, List.of(), null);
  static final Access UNKNOWN = new Access(State.UNKNOWN, "", "", 0, List.of(), null);

  /** Defensive copy. */
  public Access {
    rules = List.copyOf(rules);
  }

  /** State only: the rest opens pages. */
  @Override
  public String toString() {
    return "Access[" + state + "]";
  }
}
