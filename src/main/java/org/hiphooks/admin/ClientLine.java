package org.hiphooks.admin;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hiphooks.config.ClientSettings;
import org.hiphooks.ledger.ClientCalls;
import org.hiphooks.ledger.ClientEntry;
import org.hiphooks.ledger.RefusedTokens.Refused;
import org.hiphooks.trust.KnownKey;
import org.jspecify.annotations.Nullable;

/**
 * A client.
 *
 * @param settings what the configuration and the console say of it
 * @param entry what the console says of it
 * @param keys its keys that are known now
 * @param calls how often it called in 30 days; null = never
 * @param refused its tokens that were refused in 30 days, by reason
 * @param mode its switch
 */
public record ClientLine(
    ClientSettings settings,
    ClientEntry entry,
    List<KnownKey> keys,
    @Nullable ClientCalls calls,
    List<Refused> refused,
    ModeLine mode) {

  /** Defensive copies. */
  public ClientLine {
    keys = List.copyOf(keys);
    refused = List.copyOf(refused);
  }

  /** Where it is changed. */
  public String href() {
    return Console.PATH
        + "/clients/change?client="
        + URLEncoder.encode(settings.name(), StandardCharsets.UTF_8);
  }

  /** Whether its keys were handed in here. */
  public boolean areKeysFromConsole() {
    return !entry.change().keySet().isEmpty();
  }

  /** Where its keys are, in words; empty if they are handed in with it. */
  public String keyPlace() {
    var tokens = settings.tokens();
    if (tokens == null || tokens.keySet() != null) {
      return "";
    }
    return tokens.keysUrl() == null
        ? String.valueOf(tokens.keys() == null ? "" : tokens.keys().getFileName())
        : tokens.keysUrl().toString();
  }
}
