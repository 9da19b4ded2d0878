package org.hiphooks.knowledge;

import java.util.Set;

/**
 * What the rules compare an input with.
 *
 * @param literals literals as they are written
 * @param settings names of settings
 */
public record Bounds(Set<String> literals, Set<String> settings) {

  /** Nothing. */
  public static final Bounds NONE = new Bounds(Set.of(), Set.of());

  /** Defensive copies. */
  public Bounds {
    literals = Set.copyOf(literals);
    settings = Set.copyOf(settings);
  }
}
