package org.hiphooks.admin;

import java.util.List;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.ledger.ClientCalls;
import org.jspecify.annotations.Nullable;

/**
 * A client.
 *
 * @param settings what the configuration says of it
 * @param keys ids of its keys that are known now
 * @param calls how often it called in 30 days; null = never
 * @param mode its switch
 */
public record ClientLine(
    ClientSettings settings, List<String> keys, @Nullable ClientCalls calls, ModeLine mode) {

  /** Defensive copy. */
  public ClientLine {
    keys = List.copyOf(keys);
  }

  /** Where its keys are, in words. */
  public String keyPlace() {
    var tokens = settings.tokens();
    if (tokens == null) {
      return "";
    }
    return tokens.keysUrl() == null
        ? String.valueOf(tokens.keys() == null ? "" : tokens.keys().getFileName())
        : tokens.keysUrl().toString();
  }
}
