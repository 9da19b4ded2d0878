package org.hiphooks.trust.selftest;

import java.util.List;
import org.hiphooks.config.ClientSettings;
import org.jspecify.annotations.Nullable;

/**
 * What is tested.
 *
 * @param publicUrl address of the service as clients call it, without slash at its end
 * @param client who calls
 * @param origins web origins whose pages may call
 * @param key the client's key; null = there is none at hand
 * @param judge says what the configuration at hand thinks of a token
 */
public record Target(
    String publicUrl,
    ClientSettings client,
    List<String> origins,
    @Nullable SigningKey key,
    TokenJudge judge) {

  /** Defensive copy. */
  public Target {
    origins = List.copyOf(origins);
  }
}
