package org.hiphooks.evaluate.compiled;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is given to an evaluation: every input, be it null, and the settings that a site has chosen.
 *
 * @param names of all inputs
 * @param inputs their values; absent = null
 * @param settings by name
 */
record Given(
    Set<String> names, Map<String, ? extends @Nullable Object> inputs, Map<String, ?> settings) {

  /** Settings only. */
  static Given settings(Map<String, ?> settings) {
    return new Given(Set.of(), Map.of(), settings);
  }

  @Nullable Object value(String name) {
    return names.contains(name) ? inputs.get(name) : settings.get(name);
  }

  boolean has(String name) {
    return names.contains(name) || settings.containsKey(name);
  }
}
