package org.hiphooks.cdshooks;

import java.util.List;

/** Nothing that the service needs was sent, and it has no way to fetch it (HTTP 412). */
public final class PreconditionFailed extends Exception {

  private static final long serialVersionUID = 1L;

  private final List<String> keys;

  /** Names the prefetch keys that are absent. */
  public PreconditionFailed(List<String> keys) {
    super("prefetch keys are absent: " + String.join(", ", keys));
    this.keys = List.copyOf(keys);
  }

  /** Prefetch keys that are absent. */
  public List<String> keys() {
    return keys;
  }
}
