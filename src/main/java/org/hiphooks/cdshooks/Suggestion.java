package org.hiphooks.cdshooks;

import java.util.List;
import java.util.UUID;

/**
 * Something the clinician may take with one click. Never marked as recommended.
 *
 * @param label what it is
 * @param uuid named by accept feedback
 * @param actions all are done together, at least one
 */
public record Suggestion(String label, UUID uuid, List<Action> actions) {

  /** Defensive copy. */
  public Suggestion {
    actions = List.copyOf(actions);
  }
}
