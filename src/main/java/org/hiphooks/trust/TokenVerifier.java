package org.hiphooks.trust;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.SignedJWT;
import java.security.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks the tokens of clients in the order that CDS Hooks advises: whose it is, whom it is meant
 * for, whether it is in time, and only then its signature and whether it was seen before. Cheap
 * checks come first, so that a flood of bad tokens costs little; nothing is remembered of a token
 * whose signature does not fit. Thread-safe.
 */
public final class TokenVerifier {

  /** Clocks may differ by this much. */
  public static final Duration SKEW = Duration.ofSeconds(60);

  private static final @Nullable Provider PROVIDER = FastSignatures.provider();

  private final Map<String, TrustedClient> byIssuer = new HashMap<>();
  private final Map<String, CheckPlaces> places = new HashMap<>();
  private final TokenMemory memory;
  private final DefaultJWSVerifierFactory verifiers = new DefaultJWSVerifierFactory();

  /**
   * For these clients.
   *
   * @param clients each with its own issuer
   * @param memory remembers tokens
   */
  public TokenVerifier(List<TrustedClient> clients, TokenMemory memory) {
    for (TrustedClient client : clients) {
      byIssuer.put(client.issuer(), client);
      places.put(client.name(), new CheckPlaces());
    }
    this.memory = memory;
    verifiers.getJCAContext().setProvider(PROVIDER);
  }

  /**
   * Checks a token.
   *
   * @param token the token alone, without {@code Bearer}; null = there is none
   * @param audience the address that was called, from the public address of this service
   * @param now the time
   */
  public Verdict verify(@Nullable String token, String audience, Instant now) {
    List<String> passed = new ArrayList<>();
    try {
      TokenContent content = TokenContent.read(token);
      passed.add("form");
      TrustedClient client = byIssuer.get(content.issuer());
      if (client == null) {
        return new Verdict(null, Fault.ISSUER, passed);
      }
      if (client.isPaused()) {
        return new Verdict(client, Fault.PAUSED, passed);
      }
      passed.add("iss");
      Fault fault = check(content, client, audience, now, passed);
      return new Verdict(client, fault, passed);
    } catch (TokenRefused e) {
      return new Verdict(null, e.fault(), passed);
    }
  }

  private @Nullable Fault check(
      TokenContent content,
      TrustedClient client,
      String audience,
      Instant now,
      List<String> passed) {
    Fault fault = ClaimChecks.check(content, client, audience, now, passed);
    if (fault == null) {
      fault = boundedSignature(content.token(), client);
      passed(fault, "signature", passed);
    }
    if (fault == null) {
      Instant until = content.expires().plus(SKEW);
      fault =
          switch (memory.remember(client.name(), content.tokenId(), until, now)) {
            case FIRST -> null;
            case AGAIN -> Fault.REPLAYED;
            case NO_ROOM -> Fault.BUSY;
            case TOO_OLD -> Fault.FORGOTTEN;
          };
      passed(fault, "jti", passed);
    }
    return fault;
  }

  static void passed(@Nullable Fault fault, String check, List<String> passed) {
    if (fault == null) {
      passed.add(check);
    }
  }

  /** What costs something, or waits for keys, has a bound for each client. */
  private @Nullable Fault boundedSignature(SignedJWT token, TrustedClient client) {
    CheckPlaces own = places.get(client.name());
    if (own == null || !own.enter()) {
      return Fault.BUSY;
    }
    try {
      return signature(token, client);
    } finally {
      own.leave();
    }
  }

  private @Nullable Fault signature(SignedJWT token, TrustedClient client) {
    JWSHeader header = token.getHeader();
    try {
      JWK key = client.keys().find(header.getKeyID()).orElse(null);
      if (key == null || !fits(key, header)) {
        return Fault.KEY;
      }
      AsymmetricJWK pair = (AsymmetricJWK) key;
      JWSVerifier verifier = verifiers.createJWSVerifier(header, pair.toPublicKey());
      return token.verify(verifier) ? null : Fault.SIGNATURE;
    } catch (KeysUnavailable e) {
      return Fault.KEYS_UNAVAILABLE;
    } catch (JOSEException e) {
      return Fault.KEY;
    }
  }

  private static boolean fits(JWK key, JWSHeader header) {
    return key instanceof AsymmetricJWK
        && key.getKeyType().equals(KeyType.forAlgorithm(header.getAlgorithm()))
        && (key.getAlgorithm() == null || key.getAlgorithm().equals(header.getAlgorithm()));
  }
}
