package org.hiphooks.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code tokens:} of a client: what its tokens must be. Its keys are in a file, at an address, or
 * written out.
 *
 * @param place file and line, for messages
 * @param keys {@code keys}, JWKS file; null if they are fetched
 * @param keySet {@code keySet}, the JWKS itself; goes before file and address; null = not given
 * @param keysUrl {@code keysUrl}, https address of the JWKS, the only {@code jku} that is allowed;
 *     null if they are in a file
 * @param tenant {@code tenant}, expected claim; null = any or none
 * @param subject {@code subject}, expected {@code sub}; null = any or none
 * @param algorithms {@code algorithms}, JWS names such as RS384; default: ES384 and RS384
 * @param audiences {@code audiences}, what {@code aud} may be instead of the address that was
 *     called; empty = that address
 * @param maxLifetime {@code maxLifetimeSeconds}, longest time from {@code iat} to {@code exp};
 *     default 900 s
 */
public record TokenSettings(
    String place,
    @Nullable Path keys,
    @Nullable String keySet,
    @Nullable URI keysUrl,
    @Nullable String tenant,
    @Nullable String subject,
    List<String> algorithms,
    List<String> audiences,
    Duration maxLifetime) {

  /** What CDS Hooks recommends and what Epic uses by default. */
  public static final List<String> USUAL_ALGORITHMS = List.of("ES384", "RS384");

  /** What a widespread EHR's tokens live (Epic's public CDS Hooks guide). */
  public static final Duration USUAL_LIFETIME = Duration.ofSeconds(900);

  /** The same with other keys, written out. */
  TokenSettings with(String otherKeys) {
    return new TokenSettings(
        place, keys, otherKeys, keysUrl, tenant, subject, algorithms, audiences, maxLifetime);
  }

  /** Defensive copies. */
  public TokenSettings {
    algorithms = List.copyOf(algorithms);
    audiences = List.copyOf(audiences);
  }
}
