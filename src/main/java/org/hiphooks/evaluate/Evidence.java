package org.hiphooks.evaluate;

import java.util.Set;

/**
 * What made a rule true, and what it would have liked to know.
 *
 * @param findings inputs whose recorded value is part of what made it true
 * @param missing inputs of the rule that are not recorded and could still matter
 * @param inputs all inputs of the rule
 */
public record Evidence(Set<String> findings, Set<String> missing, Set<String> inputs) {

  /** Defensive copies. */
  public Evidence {
    findings = Set.copyOf(findings);
    missing = Set.copyOf(missing);
    inputs = Set.copyOf(inputs);
  }
}
