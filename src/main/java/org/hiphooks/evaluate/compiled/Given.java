package org.hiphooks.evaluate.compiled;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is given to an evaluation: the inputs, and the settings that a site has chosen.
 *
 * @param inputs their values by name; absent = null
 * @param settings by name
 */
record Given(Map<String, ? extends @Nullable Object> inputs, Map<String, ?> settings) {

  /** Settings only. */
  static Given settings(Map<String, ?> settings) {
    return new Given(Map.of(), settings);
  }
}
