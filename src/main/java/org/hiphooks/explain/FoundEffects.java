package org.hiphooks.explain;

import java.util.List;

/**
 * Inputs that matter.
 *
 * @param effects in the order in which they were tried
 * @param isComplete whether all were tried in the time there was
 */
public record FoundEffects(List<Effect> effects, boolean isComplete) {

  /** Defensive copy. */
  public FoundEffects {
    effects = List.copyOf(effects);
  }
}
