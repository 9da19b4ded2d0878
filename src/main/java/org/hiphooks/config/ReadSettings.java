package org.hiphooks.config;

import java.util.List;

/**
 * A configuration with everything that its reader found wrong. What is wrong has a harmless value,
 * so that the rest can be looked at too; it must not be used.
 *
 * @param settings as far as they can be read
 * @param problems what is wrong; empty = nothing
 */
public record ReadSettings(Settings settings, List<SettingsProblem> problems) {

  /** Defensive copy. */
  public ReadSettings {
    problems = List.copyOf(problems);
  }
}
