package org.hiphooks.trust;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client's tokens must be (CDS Hooks 2.0, trusting CDS clients).
 *
 * @param name its name in the configuration
 * @param issuer its {@code iss}
 * @param tenant its {@code tenant}; null = any or none
 * @param subject its {@code sub}; null = any or none
 * @param keyAddress its {@code jku}, if its keys are fetched; null if they are pinned in a file
 * @param keys its keys
 * @param algorithms what it may sign with
 * @param audiences what its {@code aud} may be instead of the address called; empty = the address
 * @param maxLifetime longest time from {@code iat} to {@code exp}
 * @param isPaused whether its tokens are refused for now
 */
public record TrustedClient(
    String name,
    String issuer,
    @Nullable String tenant,
    @Nullable String subject,
    @Nullable URI keyAddress,
    ClientKeys keys,
    Set<JWSAlgorithm> algorithms,
    List<String> audiences,
    Duration maxLifetime,
    boolean isPaused) {

  /** All that may be allowed: asymmetric, and at least 256 bits of hash. */
  public static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512,
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512);

  /** What a widespread EHR's tokens live (Epic's public CDS Hooks guide). */
  public static final Duration USUAL_LIFETIME = Duration.ofSeconds(900);

  /** A client whose tokens are taken. */
  public TrustedClient(
      String name,
      String issuer,
      @Nullable String tenant,
      @Nullable String subject,
      @Nullable URI keyAddress,
      ClientKeys keys,
      Set<JWSAlgorithm> algorithms,
      List<String> audiences,
      Duration maxLifetime) {
    this(
        name, issuer, tenant, subject, keyAddress, keys, algorithms, audiences, maxLifetime, false);
  }

  /**
   * Defensive copies.
   *
   * @throws IllegalArgumentException if an algorithm is not one of {@link #ALGORITHMS}
   */
  public TrustedClient {
    algorithms = Set.copyOf(algorithms);
    audiences = List.copyOf(audiences);
    if (!ALGORITHMS.containsAll(algorithms)) {
      throw new IllegalArgumentException("an algorithm that no client may use");
    }
  }
}
